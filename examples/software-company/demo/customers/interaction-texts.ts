type Text = readonly [chinese: string, english: string]

/** What is said in the log by kind of interaction: the summary, then what came of it. */
export const interactionTexts: Readonly<Record<string, readonly (readonly [summary: Text, outcome: Text])[]>> = {
  CALL: [
    [['电话回访，了解系统使用情况', 'Called to ask how the system is doing'], ['使用正常，希望增加报表', 'All well; would like more reports']],
    [['电话沟通项目进度和预算', 'Talked about project schedule and budget'], ['预算已上报，月底前有结果', 'Budget submitted, decision before month end']],
    [['电话确认技术问题清单', 'Went through the list of technical questions'], ['两项由售前书面答复', 'Presales answers two of them in writing']],
  ],
  EMAIL: [
    [['发送产品资料和报价单', 'Sent brochure and quotation'], ['客户已收到，内部评估中', 'Received; under internal review']],
    [['邮件答复实施计划疑问', 'Answered questions about the implementation plan'], ['客户认可计划', 'Customer agrees with the plan']],
  ],
  VISIT: [
    [['上门拜访信息中心，了解现有系统', 'Visited IT to see the systems in place'], ['现有系统使用八年，有替换意向', 'Systems are eight years old; wants to replace them']],
    [['拜访生产部门，走访车间', 'Visited production and walked the shop floor'], ['明确追溯和报工是首要需求', 'Traceability and reporting come first']],
    [['季度拜访，介绍新版本功能', 'Quarterly visit, presented the new release'], ['对移动端感兴趣，安排演示', 'Interested in the mobile app; demo to follow']],
  ],
  MEETING: [
    [['方案评审会，客户三个部门参加', 'Solution review with three departments'], ['方案基本通过，补充接口说明', 'Accepted in principle; add the interface description']],
    [['项目启动会，确认里程碑', 'Kick-off meeting, agreed on milestones'], ['里程碑已双方确认', 'Milestones confirmed by both sides']],
    [['商务谈判会议', 'Commercial negotiation'], ['付款方式达成一致，折扣待审批', 'Agreed on payment; discount needs approval']],
  ],
  WECHAT: [
    [['微信沟通会议时间', 'Arranged a meeting by chat'], ['约定下周三下午', 'Next Wednesday afternoon']],
    [['微信答复使用问题', 'Answered a question by chat'], ['问题已解决', 'Solved']],
  ],
  DEMO: [
    [['线上产品演示，重点展示看板和移动端', 'Online demo of dashboards and mobile app'], ['反馈良好，要求试用账号', 'Well received; asks for a trial account']],
    [['现场演示排产与追溯', 'On-site demo of scheduling and traceability'], ['生产总监认可，建议做 POC', 'Plant manager convinced; suggests a proof of concept']],
  ],
  TRAINING: [[['关键用户培训', 'Key user training'], ['十二人参加，考核全部通过', 'Twelve attended, all passed']]],
}

export const nextActions: readonly Text[] = [
  ['发送会议纪要和报价', 'Send minutes and quotation'], ['安排售前技术交流', 'Arrange a technical session with presales'], ['下周电话跟进', 'Call again next week'],
  ['提交修改后的方案', 'Send the revised solution'], ['约见决策人', 'Get a meeting with the decision maker'],
]
