/** Somebody of Qiming Software as of today. `key` is the local part of the address and what other tables call the person by. */
export interface PersonPlan {
  readonly key: string
  readonly name: string
  readonly title: string
  readonly unit: string
  readonly role: string | null
  /** Months in the company. */
  readonly months: number
}

const people = (unit: string, ...rows: readonly (readonly [key: string, name: string, title: string, role: string | null, months: number])[]): PersonPlan[] =>
  rows.map(([key, name, title, role, months]) => ({ key, name, title, unit, role, months }))

export const roster: readonly PersonPlan[] = [
  ...people('QM', ['zheng.hongyuan', '郑弘远', '总经理', 'LEADER', 118], ['han.zhaoxi', '韩昭熙', '副总经理', 'LEADER', 92]),
  ...people('SALES', ['zhou.lan', '周岚', '销售总监', 'DIRECTOR', 96], ['jin.shuyu', '金书语', '销售运营专员', null, 27]),
  ...people('SALES-N', ['chen.bo', '陈波', '北方大区销售经理', 'MANAGER', 84]),
  ...people('SALES-N1',
    ['li.na', '李娜', '高级销售代表', 'REP', 61], ['wang.qiang', '王强', '销售代表', 'REP', 38],
    ['luo.jia', '罗佳', '销售代表', 'REP', 33], ['qi.haoran', '齐浩然', '销售代表', 'REP', 15]),
  ...people('SALES-N2',
    ['guo.tao', '郭涛', '销售经理', 'MANAGER', 58], ['song.yaqi', '宋雅琪', '高级销售代表', 'REP', 47], ['lv.mingxuan', '吕明轩', '销售代表', 'REP', 29],
    ['cui.jianing', '崔嘉宁', '销售代表', 'REP', 9]),
  ...people('SALES-E', ['xu.wenbo', '许文博', '华东大区销售经理', 'MANAGER', 79]),
  ...people('SALES-E1',
    ['gu.siyuan', '顾思远', '高级销售代表', 'REP', 55], ['tang.yiwen', '唐亦雯', '销售代表', 'REP', 41],
    ['shi.lei', '施蕾', '销售代表', 'REP', 24], ['kong.weiming', '孔维铭', '销售代表', 'REP', 18]),
  ...people('SALES-E2',
    ['pan.yuqing', '潘雨晴', '销售经理', 'MANAGER', 63], ['liang.chen', '梁宸', '高级销售代表', 'REP', 50], ['yuan.zihan', '袁梓涵', '销售代表', 'REP', 36],
    ['xia.tian', '夏恬', '销售代表', 'REP', 22], ['du.minghui', '杜明辉', '销售代表', 'REP', 13]),
  ...people('SALES-S', ['sun.yue', '孙悦', '南方大区销售经理', 'MANAGER', 88]),
  ...people('SALES-S1',
    ['zhao.min', '赵敏', '高级销售代表', 'REP', 66], ['huang.jiaxin', '黄嘉欣', '销售代表', 'REP', 44],
    ['zeng.pengfei', '曾鹏飞', '销售代表', 'REP', 31], ['deng.kexin', '邓可欣', '销售代表', 'REP', 17]),
  ...people('SALES-S2',
    ['grace.tan', 'Grace Tan', 'International Sales Manager', 'MANAGER', 52], ['daniel.merrow', 'Daniel Merrow', 'Account Executive', 'REP', 35],
    ['priya.kumaran', 'Priya Kumaran', 'Account Executive', 'REP', 28], ['lin.kexin', '林可馨', 'Account Executive', 'REP', 20]),
  ...people('PRODUCT',
    ['ma.cheng', '马骋', '产品总监', 'PRODUCT', 90], ['yu.ximing', '于夕铭', '高级产品经理', 'PRODUCT', 48], ['ye.zhixia', '叶知夏', '产品经理', 'PRODUCT', 40],
    ['fu.yutong', '傅雨桐', '产品设计师', 'PRODUCT', 19]),
  ...people('TECH', ['ding.kai', '丁恺', '技术总监', 'TECHNICAL', 101]),
  ...people('TECH-PRE', ['bai.ruochen', '白若辰', '售前主管', 'TECHNICAL', 57], ['qiu.yifan', '邱一凡', '售前顾问', 'TECHNICAL', 34], ['wei.lan', '魏澜', '售前顾问', 'TECHNICAL', 21]),
  ...people('TECH-DEL',
    ['long.jianyu', '龙剑宇', '架构师', 'TECHNICAL', 76], ['he.muyang', '贺沐阳', '实施顾问', 'TECHNICAL', 43],
    ['jia.yunfei', '贾云飞', '开发工程师', 'TECHNICAL', 30]),
  ...people('LOGISTICS', ['qian.yi', '钱毅', '物流主管', 'LOGISTICS', 71], ['xiong.kai', '熊楷', '仓储专员', 'LOGISTICS', 37], ['fang.ruiqi', '方睿琪', '发货专员', 'LOGISTICS', 16]),
  ...people('FINANCE',
    ['jiang.wanting', '蒋婉婷', '财务总监', 'FINANCE', 94], ['wu.jingyi', '吴静仪', '费用复核会计', 'FINANCE', 59], ['he.ting', '何婷', '出纳', 'FINANCE', 45],
    ['yan.zhengqing', '严正清', '内部审计', 'AUDITOR', 53]),
  ...people('SUPPORT',
    ['feng.xiaolei', '冯晓蕾', '售后服务主管', 'SUPPORT', 82], ['tian.ye', '田业', '客户成功经理', 'SUPPORT', 46], ['cai.yuxi', '蔡雨汐', '服务工程师', 'SUPPORT', 26],
    ['meng.fanrui', '孟凡睿', '服务工程师', 'SUPPORT', 12], ['noor.salim', 'Noor Salim', 'Support Engineer', 'SUPPORT', 14]),
  ...people('LEGAL', ['shen.yi', '沈怡', '法务经理', 'LEGAL', 68], ['ren.zhiyuan', '任致远', '法务专员', 'LEGAL', 23]),
  ...people('MARKETING', ['tao.ran', '陶染', '市场经理', null, 60], ['su.manting', '苏曼婷', '活动策划', null, 32], ['hou.zhixin', '侯之欣', '内容运营', null, 11]),
  ...people('HR', ['mo.qing', '莫青', '人力行政经理', null, 73], ['tan.ziyi', '谭子怡', '培训专员', null, 25], ['admin', '陆一鸣', '系统管理员', 'SYSADMIN', 65]),
]

/** Who worked elsewhere in the company before: until `monthsAgo`, under another title, perhaps in another role. */
export interface EarlierPost {
  readonly key: string
  readonly unit: string
  readonly title: string
  readonly role: string | null
  readonly monthsAgo: number
}

export const earlierPosts: readonly EarlierPost[] = [
  { key: 'luo.jia', unit: 'SALES-S1', title: '销售代表', role: 'REP', monthsAgo: 8 },
  { key: 'guo.tao', unit: 'SALES-N1', title: '高级销售代表', role: 'REP', monthsAgo: 14 },
  { key: 'liang.chen', unit: 'SALES-E1', title: '销售代表', role: 'REP', monthsAgo: 3 },
  { key: 'tian.ye', unit: 'TECH-DEL', title: '实施顾问', role: 'TECHNICAL', monthsAgo: 5 },
  { key: 'ye.zhixia', unit: 'MARKETING', title: '产品市场专员', role: null, monthsAgo: 10 },
]

/** Who left: what they had open went to `successor`, what they had won stays theirs. */
export interface Leaver extends PersonPlan {
  readonly leftMonthsAgo: number
  readonly successor: string
}

export const leavers: readonly Leaver[] = [
  { key: 'zou.jin', name: '邹瑾', title: '销售代表', unit: 'SALES-N2', role: 'REP', months: 39, leftMonthsAgo: 4, successor: 'cui.jianing' },
  { key: 'fan.wei', name: '范蔚', title: '销售代表', unit: 'SALES-E2', role: 'REP', months: 30, leftMonthsAgo: 9, successor: 'du.minghui' },
]
