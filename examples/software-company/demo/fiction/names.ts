import type { Random } from '../random.ts'

/** Somebody made up: the name as it is written, and in letters for an address. */
export interface FictionalName {
  readonly name: string
  readonly letters: string
}

const surnames = pairs('李li 王wang 张zhang 刘liu 陈chen 杨yang 黄huang 赵zhao 周zhou 吴wu 徐xu 孙sun 朱zhu 马ma 胡hu 郭guo 林lin 何he 高gao 梁liang 郑zheng 罗luo 宋song 谢xie 唐tang 韩han 曹cao 许xu 邓deng 萧xiao 冯feng 曾zeng 程cheng 蔡cai 彭peng 潘pan 袁yuan 于yu 董dong 余yu 苏su 叶ye 吕lv 魏wei 蒋jiang 田tian 杜du 丁ding 沈shen 姜jiang 范fan 江jiang 傅fu 钟zhong 卢lu 汪wang 戴dai 崔cui 任ren 陆lu 廖liao 姚yao 方fang 金jin 邱qiu 夏xia 谭tan 韦wei 贾jia 邹zou 石shi 熊xiong 孟meng 秦qin 阎yan 薛xue 侯hou 雷lei 白bai 龙long 段duan 郝hao 孔kong 邵shao 史shi 毛mao 常chang 万wan 顾gu 赖lai 武wu 康kang 贺he 严yan 尹yin 钱qian 施shi 牛niu 洪hong 龚gong')
const givens = pairs('伟wei 芳fang 娜na 敏min 静jing 丽li 强qiang 磊lei 洋yang 艳yan 勇yong 军jun 杰jie 娟juan 涛tao 明ming 超chao 霞xia 平ping 刚gang 桂gui 玲ling 宁ning 健jian 萍ping 辉hui 鹏peng 婷ting 雪xue 琳lin 倩qian 峰feng 浩hao 凯kai 晨chen 宇yu 轩xuan 欣xin 怡yi 佳jia 颖ying 莉li 斌bin 波bo 旭xu 岩yan 帆fan 楠nan 翔xiang 毅yi 俊jun 洁jie 梅mei 璐lu 晶jing 妍yan 瑶yao 彬bin 航hang 睿rui 博bo 然ran 蕾lei 薇wei 哲zhe 安an 悦yue 彤tong 瑞rui 昊hao 诚cheng 远yuan 森sen 菲fei 雯wen 琪qi 一yi 文wen 志zhi 建jian 国guo 晓xiao 海hai 永yong 立li 子zi 思si 家jia 春chun 玉yu')

const englishFirst = 'Alice Aaron Beatrice Callum Carmen Colin Daphne Derek Eleanor Farid Fiona Gareth Hannah Hugo Imogen Ivan Jasmine Joel Karin Kenji Laila Lukas Maya Mei Miriam Nadia Nigel Nora Omar Paula Petra Quentin Rahul Rosa Samir Saskia Stefan Suda Tariq Thuy Tobias Uma Vera Wen Yusof Zara'.split(' ')
const englishLast = 'Abbing Ashgrove Bahari Brandvold Castellane Cheong Dahlberg Darrow Eastlake Ferndale Gerlach Goh Hallam Ibrahim Jarrell Kessling Kumaran Lachance Lim Marsden Merrow Nakata Ng Oakhurst Ong Pellerin Pham Quayle Rahimi Ridgway Salim Seow Somchai Stokke Tan Teoh Thornbury Tran Underhill Vasquez Wahlgren Whitlow Yeoh Zeller'.split(' ')

/** A Chinese name of two or three characters. */
export function chineseName(random: Random): FictionalName {
  const [surname, surnameLetters] = random.pick(surnames)
  const given = random.sample(givens, random.chance(0.35) ? 1 : 2)
  return { name: surname + given.map(([character]) => character).join(''), letters: `${given.map(([, letters]) => letters).join('')}.${surnameLetters}` }
}

export function englishName(random: Random): FictionalName {
  const [first, last] = [random.pick(englishFirst), random.pick(englishLast)]
  return { name: `${first} ${last}`, letters: `${first}.${last}`.toLowerCase() }
}

/** A mobile number nobody has: no operator uses 142, and the others are kept free for fiction. */
export function phoneNumber(country: string, random: Random): string {
  const digits = (count: number): string => Array.from({ length: count }, () => random.int(0, 9)).join('')
  if (country === '中国') return `142 ${digits(4)} ${digits(4)}`
  if (country === 'United Kingdom') return `+44 7700 900${digits(3)}`
  return `+1 614 555 01${digits(2)}`
}

/** '李li 王wang' -> [['李', 'li'], ['王', 'wang']]. */
export function pairs(text: string): readonly (readonly [character: string, letters: string])[] {
  return text.split(' ').map((pair) => [pair[0]!, pair.slice(1)] as const)
}
