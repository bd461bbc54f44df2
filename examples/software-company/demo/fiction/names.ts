import type { Random } from '../random.ts'

/** Somebody made up: the name as it is written, and in letters for an address. */
export interface FictionalName {
  readonly name: string
  readonly letters: string
}

const surnames = words('李li 王wang 张zhang 刘liu 陈chen 杨yang 黄huang 赵zhao 周zhou 吴wu 徐xu 孙sun 朱zhu 马ma 胡hu 郭guo 林lin 何he 高gao 梁liang 郑zheng 罗luo 宋song 谢xie 唐tang 韩han 曹cao 许xu 邓deng 萧xiao 冯feng 曾zeng 程cheng 蔡cai 彭peng 潘pan 袁yuan 于yu 董dong 余yu 苏su 叶ye 吕lv 魏wei 蒋jiang 田tian 杜du 丁ding 沈shen 姜jiang 范fan 江jiang 傅fu 钟zhong 卢lu 汪wang 戴dai 崔cui 任ren 陆lu 廖liao 姚yao 方fang 金jin 邱qiu 夏xia 谭tan 韦wei 贾jia 邹zou 石shi 熊xiong 孟meng 秦qin 阎yan 薛xue 侯hou 雷lei 白bai 龙long 段duan 郝hao 孔kong 邵shao 史shi 毛mao 常chang 万wan 顾gu 赖lai 武wu 康kang 贺he 严yan 尹yin 钱qian 施shi 牛niu 洪hong 龚gong')
const givens = words('嘉禾jiahe 子昂ziang 浩宇haoyu 明远mingyuan 俊熙junxi 志强zhiqiang 建华jianhua 国平guoping 海峰haifeng 永康yongkang 立新lixin 文彬wenbin 思源siyuan 一鸣yiming 泽凯zekai 晨曦chenxi 博文bowen 天佑tianyou 家豪jiahao 景行jingxing 承宇chengyu 振东zhendong 少杰shaojie 庆丰qingfeng 德胜desheng 学军xuejun 绍文shaowen 启航qihang 修远xiuyuan 云帆yunfan 逸飞yifei 骏驰junchi 凯旋kaixuan 宏伟hongwei 卫国weiguo 新民xinmin 长青changqing 维新weixin 兆祥zhaoxiang 守成shoucheng 雨桐yutong 梓萱zixuan 佳怡jiayi 诗涵shihan 思琪siqi 晓雯xiaowen 慧敏huimin 丽娟lijuan 玉兰yulan 秀英xiuying 春燕chunyan 雪梅xuemei 美玲meiling 婉清wanqing 静雅jingya 欣然xinran 雅楠yanan 梦洁mengjie 若溪ruoxi 语嫣yuyan 可心kexin 亦菲yifei 书瑶shuyao 紫薇ziwei 月华yuehua 素珍suzhen 淑芬shufen 海燕haiyan 红霞hongxia 桂芳guifang 文静wenjing 子涵zihan 悦宁yuening 清妍qingyan 采薇caiwei 安琪anqi 念慈nianci 舒然shuran 以宁yining 知微zhiwei 磊lei 斌bin 勇yong 涛tao 鑫xin 超chao 刚gang 敏min 静jing 莉li 燕yan 蓉rong 洁jie 颖ying')

/** Names that would make people think of somebody. */
const famous = new Set('刘涛 邓超 马超 周涛 丁磊 杨颖 石磊 王磊 刘亦菲 刘振东 刘静 李静 王静 刘超'.split(' '))

const englishFirst = 'Alice Aaron Beatrice Callum Carmen Colin Daphne Derek Eleanor Farid Fiona Gareth Hannah Hugo Imogen Ivan Jasmine Joel Karin Kenji Laila Lukas Maya Mei Miriam Nadia Nigel Nora Omar Paula Petra Quentin Rahul Rosa Samir Saskia Stefan Suda Tariq Thuy Tobias Uma Vera Wen Yusof Zara'.split(' ')
const englishLast = 'Abbing Ashgrove Bahari Brandvold Castellane Cheong Dahlberg Darrow Eastlake Ferndale Gerlach Goh Hallam Ibrahim Jarrell Kessling Kumaran Lachance Lim Marsden Merrow Nakata Ng Oakhurst Ong Pellerin Pham Quayle Rahimi Ridgway Salim Seow Somchai Stokke Tan Teoh Thornbury Tran Underhill Vasquez Wahlgren Whitlow Yeoh Zeller'.split(' ')

/** A Chinese name of two or three characters. */
export function chineseName(random: Random): FictionalName {
  const [surname, surnameLetters] = random.pick(surnames)
  const [given, letters] = random.pick(givens)
  const name = surname + given
  return famous.has(name) ? chineseName(random) : { name, letters: `${letters}.${surnameLetters}` }
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

/** '李li 晓雯xiaowen' -> [['李', 'li'], ['晓雯', 'xiaowen']]. */
export function words(text: string): readonly (readonly [characters: string, letters: string])[] {
  return text.split(' ').map((word) => [word.replace(/[a-z]+/, ''), word.replace(/[^a-z]+/, '')] as const)
}
