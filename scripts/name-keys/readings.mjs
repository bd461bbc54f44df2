/**
 * Readings that a table of single characters gets wrong in names. A word is spelled by characters that have the same reading and no other one, so that
 * what follows knows nothing of words: 重庆 becomes 虫庆. Grouped by the character that is meant, as most names have none of them.
 */
export const words = {
  重: '重庆虫庆 重新虫新 重复虫复 重组虫组 重建虫建 重开虫开 重阳虫阳 重置虫置 重构虫构 重启虫启 重修虫修 重签虫签 重逢虫逢 重生虫生',
  长: '董事长董事掌 校长校掌 局长局掌 部长部掌 院长院掌 会长会掌 行长杭掌 市长市掌 店长店掌 班长班掌 组长组掌 队长队掌 家长家掌 秘书长秘书掌 成长成掌 增长增掌 生长生掌 长子县掌子县 长孙掌孙',
  行: '银行银杭 商行商杭 行业杭业 支行支杭 分行分杭 总行总杭 央行央杭 投行投杭 车行车杭 洋行洋杭 琴行琴杭 同行同杭 行情杭情 行家杭家 排行排杭 中行中杭 工行工杭 建行建杭 农行农杭 招行招杭 交行交杭 行号杭号 行会杭会',
  乐: '音乐音月 乐器月器 乐团月团 乐队月队 声乐声月 民乐民月 器乐器月 交响乐交响月 乐清月清 乐毅月毅 乐亭涝亭',
  单: '单县善县 单于蝉于',
  解: '解州谢州',
  会: '会计快计 会稽快稽 财会财快',
  厦: '厦门下门 厦大下大 厦航下航',
  六: '六安陆安 六合陆合',
  番: '番禺潘禺',
  蚌: '蚌埠泵埠',
  朝: '朝阳潮阳 朝夕招夕 朝歌招歌',
  调: '调查钓查 调度钓度 调拨钓拨 调研钓研 调动钓动 调用钓用 调换钓换 声调声钓 曲调曲钓',
  传: '自传自赚 传记赚记 水浒传水浒赚',
  藏: '西藏西葬 藏族葬族 藏药葬药 藏文葬文 宝藏宝葬 青藏青葬 大藏经大葬经',
  参: '人参人申 参茸申茸 海参海申 西洋参西洋申 党参党申',
  差: '出差出拆 差旅拆旅 邮差邮拆',
  率: '率先帅先 率领帅领 表率表帅',
  校: '校验叫验 校对叫对 校准叫准 校正叫正',
  柏: '柏林博林',
  夫: '大夫代夫',
  什: '什邡十邡 什锦十锦 什刹海十刹海',
  卡: '关卡关洽',
  秘: '秘鲁必鲁',
  阿: '东阿东婀 阿胶婀胶 阿弥陀婀弥陀',
  莘: '莘庄辛庄',
  尉: '尉迟玉迟 尉犁玉犁',
  万: '万俟末齐',
  洞: '洪洞洪铜',
  铅: '铅山沿山',
  泌: '泌阳必阳',
  涡: '涡阳郭阳',
  丽: '丽水离水 高丽高离',
  浚: '浚县训县',
  埔: '黄埔黄圃 大埔大布',
  台: '台州胎州 天台天胎',
  监: '国子监国子见',
  曲: '歌曲歌取 作曲作取 乐曲月取 戏曲戏取 谱曲谱取 曲目取目',
}

/** A given name is not said as the word is: where two or three characters are all there is, and the first is one of these, it is the family name. */
export const familyNames = { 单: '善', 解: '谢', 仇: '求', 区: '欧', 查: '渣', 朴: '瓢', 盖: '葛', 种: '虫', 召: '邵', 员: '运', 乜: '聂', 逄: '旁' }

/** Words that begin like a family name and are none. */
export const noFamilyNames = '单位 单价 单据 单元 单号 单品 单一 单独 单方 单机 单车 单日 单次 单向 单证 单身 单项 单打 解决 解放 解约 解除 解散 解释 解答 解读 解锁 解压 解码 区域 区块 区间 区别 区分 区县 区号 区长 查询 查看 查找 查验 查收 查账 查重 查封 朴素 朴实 盖章 盖板 盖子 盖头 种子 种植 种类 种苗 种业 种猪 种禽 召集 召回 召开 召唤 员工 仇恨 仇人'

/** The usual reading of a character where that of the table is not the one that names have. */
export const usual = { 曾: 'zeng1', 都: 'du1', 率: 'lv4', 还: 'huan2', 缪: 'miao4', 薄: 'bo2', 〇: 'ling2', 兙: 'shi2', 地: 'di4', 的: 'de5', 圳: 'zhen4', 晟: 'sheng4', 行: 'xing2', 长: 'chang2', 莘: 'shen1', 覃: 'tan2', 洗: 'xi3', 冼: 'xian3', 槟: 'bin1', 垚: 'yao2', 犇: 'ben1', 淼: 'miao3', 焱: 'yan4', 鑫: 'xin1', 烜: 'xuan3', 昇: 'sheng1', 堃: 'kun1', 喆: 'zhe2', 芃: 'peng2', 祎: 'yi1', 翀: 'chong1', 赟: 'yun1', 玥: 'yue4', 滢: 'ying2' }

/** Another reading that people may type: found by it too, never sorted by it. */
export const others = { 长: '掌', 重: '虫', 行: '杭', 乐: '月', 单: '善', 曾: '层', 解: '谢', 仇: '求', 查: '渣', 朴: '瓢', 盖: '葛', 缪: '谬', 翟: '敌', 覃: '秦', 种: '虫', 召: '邵', 员: '运', 尉: '玉', 都: '兜', 会: '快', 厦: '下', 调: '钓', 传: '赚', 藏: '葬', 参: '申', 差: '拆', 率: '帅', 校: '叫', 石: '旦', 车: '居', 盛: '成', 阿: '婀', 什: '十', 朝: '招', 降: '祥', 卡: '洽', 强: '抢', 秘: '必', 贾: '古', 沈: '沉', 莘: '辛', 柏: '博', 隗: '葵', 宿: '秀', 浚: '训', 晟: '成', 牟: '木', 弹: '旦', 番: '潘', 六: '陆', 薄: '包', 炅: '贵', 伽: '加', 垣: '环', 蔚: '玉', 隽: '俊', 褚: '楚', 逄: '庞' }
