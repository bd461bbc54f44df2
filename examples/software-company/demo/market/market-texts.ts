/** Whom Qiming Software meets in tenders. All of them are fiction. */
export const competitors = [
  { name: '泛协软件', website: 'https://www.fanxie.example', strengths: '- 价格低，标准版免实施费\n- 渠道覆盖三线城市', weaknesses: '- 流程引擎较弱，复杂审批需二次开发\n- 升级常常中断服务' },
  { name: '恒算科技', website: 'https://www.hengsuan.example', strengths: '- 集团财务与合并报表成熟\n- 大型国企案例多', weaknesses: '- 实施周期长，平均九个月\n- 云版本功能不完整' },
  { name: '匠云智造', website: 'https://www.jiangyun.example', strengths: '- 离散制造行业模板丰富\n- 自有采集网关', weaknesses: '- 排产只支持无限产能\n- 售后响应以工单为准，无电话支持' },
  { name: 'Kestrelbyte', website: 'https://www.kestrelbyte.example', strengths: '- Fast dashboards, a good name in Southeast Asia\n- Free tier', weaknesses: '- No row-level rights\n- Support in English only' },
  { name: 'Northmere Systems', website: 'https://www.northmere.example', strengths: '- Global rollouts, a partner in every country', weaknesses: '- Dear: about twice our price for a hundred users\n- Local tax rules come late' },
] as const

export const competitorNotes = [
  [0, '本季度起标准版对 200 人以下企业免收首年费用。', '客户王经理转述'], [0, '苏州客户反馈：升级后移动端审批停了两天。', '客户拜访'], [0, '在西安设立办事处，招聘十名销售。', '招聘网站'],
  [1, '中标西北某能源集团合并报表项目，报价约 210 万。', '中标公告'], [1, '财务云新版推迟到明年三月。', '行业会议'], [1, '服务费明年上调百分之八。', '渠道伙伴'],
  [2, '推出采集网关租赁，每台每月 180 元。', '展会'], [2, '两名排产算法负责人离职。', '猎头'],
  [3, 'Cut the price per analyst by a fifth for contracts of three years.', 'Prospect in Penang'], [3, 'Row-level rights are announced for next summer.', 'Their road map'],
  [4, 'Lost its partner in Ho Chi Minh City; customers look for local support.', 'Former partner'], [4, 'Offers to take over data from our product at no charge.', 'Customer meeting'],
] as const

export const researches = [
  { title: '中型制造业 MES 采购趋势', scope: '华东、华北 200–2000 人制造企业，访谈 46 家', findings: '- 六成企业计划两年内更换车间系统\n- **排产**与**追溯**是最常提到的两项需求\n- 预算集中在 40 万到 120 万之间', conclusion: '优先推广高级排产与 MES 组合方案，提供产线数量阶梯价。', status: 'PUBLISHED' },
  { title: '协同办公市场价格调研', scope: '公开报价与 31 份丢单记录', findings: '- 标准版均价下降约 7 %\n- 客户愿意为移动审批和接口付费\n- 丢单原因中价格占 38 %', conclusion: '标准版不降价，将接口包并入企业版。', status: 'PUBLISHED' },
  { title: 'Demand for analytics in Southeast Asia', scope: 'Vietnam, Malaysia, Singapore: 22 calls', findings: '- Most use spreadsheets next to one ERP\n- Buyers ask for data residency in the region\n- Decisions take four months on average', conclusion: 'Offer Insight Cloud from a region in Singapore; look for two partners in Vietnam.', status: 'PUBLISHED' },
  { title: '财务云客户续约意愿', scope: '订阅到期前 90 天的客户', findings: '- 已访谈 12 家，其余待约', conclusion: null, status: 'DRAFT' },
] as const

export const suggestions = [
  { title: '审批支持语音转文字意见', text: '客户领导在外出时希望口述审批意见。已有四家客户提出。', product: 'QW-ENT', status: 'ACCEPTED', answer: '列入下一版计划，先支持移动端。' },
  { title: '排产结果导出为甘特图 PDF', text: '车间每天早会打印排产，目前只能截图。', product: 'QF-APS', status: 'DELIVERED', answer: '已在 4.2 版提供，设置入口在“打印”。' },
  { title: '发票自动验真', text: '财务希望收票时自动查验真伪并提示重复。', product: 'QL-TAX', status: 'ACCEPTED', answer: '接口已评估，下季度开发。' },
  { title: '支持客户自带邮件服务器群发', text: '市场部门希望直接从协同平台群发邮件。', product: 'QW-STD', status: 'REJECTED', answer: '群发有合规风险，建议使用专门的营销工具，我们提供接口。' },
  { title: 'Row limits per analyst', text: 'Two prospects in Malaysia want regional managers to see their own region only, in shared dashboards.', product: 'QI-CLD', status: 'DELIVERED', answer: 'In the release of September: rights are taken from groups.' },
  { title: '网关支持 Modbus RTU 转发', text: '老设备只有串口，现场加转换器成本高。', product: 'HW-GTW', status: 'NEW', answer: null },
  { title: '月结检查清单可自定义', text: '各公司月结步骤不同，希望能增减检查项。', product: 'QL-ENT', status: 'NEW', answer: null },
  { title: 'Webhooks for failed EDI messages', text: 'Customers notice failures a day late.', product: 'QC-EDI', status: 'NEW', answer: null },
] as const

/** How the year is to be sold: what the director wrote, in the order of revisions. */
export const strategy = [
  '**重点**：华东与南方大区的制造业客户，MES 与排产组合销售。\n\n1. 老客户续约率保持在九成以上\n2. 新客户至少 60 家，其中 A 类不少于 12 家\n3. 国际业务以东南亚为主，发展两家伙伴',
  '**重点**不变，下半年调整：\n\n1. 财务云改为按套订阅，配合税务助手交叉销售\n2. 国际业务增加一名客户经理\n3. 应收账款超过 60 天的客户暂停新折扣',
] as const
