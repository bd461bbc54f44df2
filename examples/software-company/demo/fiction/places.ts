/** Where customers are. `team` is the sales team whose territory it is. */
export interface Place {
  readonly country: string
  readonly region: string
  readonly city: string
  readonly team: string
  /** Six digits of the district, for credit codes; null abroad. */
  readonly district: string | null
  /** How much of the business is here. */
  readonly weight: number
  readonly streets: readonly string[]
}

type Home = readonly [team: string, region: string, city: string, district: string, weight: number, streets: readonly string[]]

const home: readonly Home[] = [
  ['SALES-N1', '北京市', '北京', '110108', 9, ['海淀区知春路', '朝阳区望京东路', '丰台区科兴路']],
  ['SALES-N1', '天津市', '天津', '120116', 5, ['滨海新区第三大街', '西青区海泰道']],
  ['SALES-N1', '河北省', '石家庄', '130102', 3, ['长安区和平东路']],
  ['SALES-N1', '辽宁省', '沈阳', '210112', 3, ['浑南区创新路']],
  ['SALES-N2', '山东省', '青岛', '370212', 6, ['崂山区松岭路', '黄岛区江山南路']],
  ['SALES-N2', '山东省', '济南', '370102', 4, ['历下区经十路']],
  ['SALES-N2', '河南省', '郑州', '410104', 3, ['郑东新区商务外环路']],
  ['SALES-N2', '陕西省', '西安', '610113', 4, ['雁塔区科技二路', '高新区锦业路']],
  ['SALES-E1', '上海市', '上海', '310115', 10, ['浦东新区张衡路', '闵行区申长路', '嘉定区安亭镇墨玉路']],
  ['SALES-E1', '安徽省', '合肥', '340104', 4, ['蜀山区创新大道']],
  ['SALES-E2', '江苏省', '苏州', '320505', 7, ['工业园区星湖街', '虎丘区科技城']],
  ['SALES-E2', '江苏省', '南京', '320114', 5, ['雨花台区软件大道', '江宁区秣周东路']],
  ['SALES-E2', '浙江省', '杭州', '330108', 7, ['滨江区江南大道', '余杭区文一西路']],
  ['SALES-E2', '浙江省', '宁波', '330206', 4, ['北仑区恒山路']],
  ['SALES-S1', '广东省', '深圳', '440305', 8, ['南山区科苑路', '宝安区创业一路']],
  ['SALES-S1', '广东省', '广州', '440112', 6, ['黄埔区科学大道', '天河区高普路']],
  ['SALES-S1', '广东省', '东莞', '441900', 3, ['松山湖工业北路']],
  ['SALES-S1', '四川省', '成都', '510107', 5, ['高新区天府三街', '武侯区武科东三路']],
  ['SALES-S1', '湖北省', '武汉', '420111', 4, ['洪山区高新大道']],
  ['SALES-S1', '福建省', '厦门', '350203', 3, ['思明区软件园二期望海路']],
]

type Abroad = readonly [country: string, region: string, city: string, weight: number, streets: readonly string[]]

const abroad: readonly Abroad[] = [
  ['Singapore', 'Singapore', 'Singapore', 8, ['Tuas Link Drive', 'Ubi Crescent', 'Paya Lebar Rise']],
  ['Malaysia', 'Penang', 'George Town', 5, ['Jalan Perindustrian', 'Lebuh Kilang']],
  ['Thailand', 'Chonburi', 'Si Racha', 4, ['Amata Park Road']],
  ['Vietnam', 'Bac Ninh', 'Bac Ninh', 4, ['Industrial Park Road 7']],
  ['Germany', 'Baden-Württemberg', 'Stuttgart', 3, ['Industriestraße', 'Am Wallgraben']],
  ['United Kingdom', 'England', 'Leeds', 2, ['Kirkstall Mill Lane']],
  ['United States', 'Ohio', 'Columbus', 3, ['Foundry Row', 'Commerce Park Drive']],
  ['Australia', 'Victoria', 'Geelong', 2, ['Harbourside Road']],
]

export const chinesePlaces: readonly Place[] = home.map(([team, region, city, district, weight, streets]) => ({ country: '中国', region, city, team, district, weight, streets }))
export const foreignPlaces: readonly Place[] = abroad.map(([country, region, city, weight, streets]) => ({ country, region, city, team: 'SALES-S2', district: null, weight, streets }))
