import type { RoleKey } from '@tenon/core'

/** Whose rows: nobody's, one's own, those of one's team too, of one's department too, all; and the pool, which has no owner. */
export type Reach = 'NONE' | 'OWN' | 'TEAM' | 'DEPARTMENT' | 'ALL' | 'OWN+POOL' | 'TEAM+POOL' | 'DEPARTMENT+POOL'

/** Read, create, update, delete. */
export type Rights = readonly [read: Reach, create: Reach, update: Reach, remove: Reach]

export interface RightsOfModels {
  readonly models: readonly string[]
  /** A role that is not named has no access. */
  readonly roles: Readonly<Partial<Record<RoleKey, Rights>>>
}

export const noRights: Rights = ['NONE', 'NONE', 'NONE', 'NONE']
const reading: Rights = ['ALL', 'NONE', 'NONE', 'NONE']
const everything: Rights = ['ALL', 'ALL', 'ALL', 'ALL']

/**
 * The policy of the default roles, written out here once more: whoever changes what a plugin gives by default has to say so in both places. For models
 * without an owner the reach is ALL or NONE. Rights by another column (a target is seen by whom it is for) are in the tests of their plugins.
 */
export const defaultRights: readonly RightsOfModels[] = [
  {
    models: ['Customer'],
    roles: {
      REP: ['OWN+POOL', 'OWN', 'OWN+POOL', 'NONE'], MANAGER: ['TEAM+POOL', 'TEAM', 'TEAM+POOL', 'TEAM'], DIRECTOR: everything,
      FINANCE: ['ALL', 'NONE', 'ALL', 'NONE'], LEADER: reading, AUDITOR: reading,
    },
  },
  {
    models: ['PurchaseFact'],
    roles: { REP: ['OWN', 'OWN', 'NONE', 'NONE'], MANAGER: ['TEAM', 'TEAM', 'NONE', 'NONE'], DIRECTOR: ['ALL', 'ALL', 'NONE', 'NONE'], LEADER: reading, AUDITOR: reading },
  },
  // Kept by the product itself.
  {
    models: ['OwnershipSpan', 'ClassResult'],
    roles: { REP: ['OWN', 'NONE', 'NONE', 'NONE'], MANAGER: ['TEAM', 'NONE', 'NONE', 'NONE'], DIRECTOR: reading, LEADER: reading, AUDITOR: reading },
  },
  { models: ['CustomerMerge'], roles: { MANAGER: ['TEAM', 'NONE', 'NONE', 'NONE'], DIRECTOR: reading } },
  { models: ['DuplicateCase'], roles: { MANAGER: ['TEAM', 'NONE', 'TEAM', 'NONE'], DIRECTOR: ['ALL', 'NONE', 'ALL', 'NONE'] } },
  {
    models: ['CustomerPolicy'],
    roles: { DIRECTOR: ['ALL', 'ALL', 'ALL', 'NONE'], SYSADMIN: ['ALL', 'ALL', 'ALL', 'NONE'], REP: reading, MANAGER: reading, LEADER: reading, AUDITOR: reading },
  },
  // A revision of the rules is never edited, and each class has its one treatment.
  { models: ['ClassPolicy'], roles: { DIRECTOR: ['ALL', 'ALL', 'NONE', 'NONE'], SYSADMIN: ['ALL', 'ALL', 'NONE', 'NONE'], REP: reading, MANAGER: reading, LEADER: reading, AUDITOR: reading } },
  { models: ['ClassTreatment'], roles: { DIRECTOR: ['ALL', 'NONE', 'ALL', 'NONE'], SYSADMIN: ['ALL', 'NONE', 'ALL', 'NONE'], REP: reading, MANAGER: reading, LEADER: reading, AUDITOR: reading } },
  { models: ['PoolClaimDay', 'CustomerHold', 'CustomerMeasure'], roles: {} },
  // Finance bills customers, and does not talk with them. What is in the pool comes along with its customer, and is changed by nobody before.
  {
    models: ['Contact', 'Interaction'],
    roles: {
      REP: ['OWN+POOL', 'OWN', 'OWN', 'NONE'], MANAGER: ['TEAM+POOL', 'TEAM', 'TEAM', 'TEAM'], DIRECTOR: everything,
      LEADER: reading, AUDITOR: reading,
    },
  },
  {
    models: ['Lead'],
    roles: { REP: ['OWN', 'OWN', 'OWN', 'NONE'], MANAGER: ['TEAM', 'TEAM', 'TEAM', 'TEAM'], DIRECTOR: everything, LEADER: reading, AUDITOR: reading },
  },
  {
    models: ['Opportunity', 'OpportunityLine', 'Split'],
    roles: {
      REP: ['OWN', 'OWN', 'OWN', 'NONE'], MANAGER: ['TEAM', 'TEAM', 'TEAM', 'TEAM'], DIRECTOR: everything,
      FINANCE: reading, LEADER: reading, AUDITOR: reading,
    },
  },
  {
    models: ['Target'],
    roles: {
      REP: ['OWN', 'NONE', 'NONE', 'NONE'], MANAGER: ['TEAM', 'TEAM', 'TEAM', 'TEAM'], DIRECTOR: everything,
      FINANCE: reading, LEADER: reading, AUDITOR: reading,
    },
  },
  // What counts against a target is reported, or typed by who sets targets; it is never edited.
  {
    models: ['ActualFact'],
    roles: {
      REP: ['OWN', 'NONE', 'NONE', 'NONE'], MANAGER: ['TEAM', 'TEAM', 'NONE', 'NONE'], DIRECTOR: ['ALL', 'ALL', 'NONE', 'NONE'],
      FINANCE: reading, LEADER: reading, AUDITOR: reading,
    },
  },
  // What a deal is made of. The departments read it, and write their own section of a draft: that is in the tests of the plugin.
  {
    models: ['NeedItem'],
    roles: {
      REP: ['OWN', 'OWN', 'OWN', 'NONE'], MANAGER: ['TEAM', 'TEAM', 'TEAM', 'TEAM'], DIRECTOR: everything,
      PRODUCT: reading, TECHNICAL: reading, SUPPORT: reading, LEADER: reading, AUDITOR: reading,
    },
  },
  {
    models: ['Solution'],
    roles: {
      REP: ['OWN', 'OWN', 'OWN', 'NONE'], MANAGER: ['TEAM', 'TEAM', 'TEAM', 'TEAM'], DIRECTOR: everything,
      PRODUCT: ['ALL', 'NONE', 'ALL', 'NONE'], TECHNICAL: ['ALL', 'NONE', 'ALL', 'NONE'], SUPPORT: ['ALL', 'NONE', 'ALL', 'NONE'], LEADER: reading, AUDITOR: reading,
    },
  },
  {
    models: ['NegotiationRound', 'Quote', 'QuoteLine'],
    roles: { REP: ['OWN', 'OWN', 'OWN', 'NONE'], MANAGER: ['TEAM', 'TEAM', 'TEAM', 'TEAM'], DIRECTOR: everything, LEADER: reading, AUDITOR: reading },
  },
  // Said once and never changed.
  {
    models: ['ForecastSubmission'],
    roles: {
      REP: ['OWN', 'OWN', 'NONE', 'NONE'], MANAGER: ['TEAM', 'OWN', 'NONE', 'NONE'], DIRECTOR: ['ALL', 'OWN', 'NONE', 'NONE'],
      FINANCE: reading, LEADER: reading, AUDITOR: reading,
    },
  },
  { models: ['Stage'], roles: { DIRECTOR: everything, SYSADMIN: everything, REP: reading, MANAGER: reading, FINANCE: reading, LEADER: reading, AUDITOR: reading } },
  // Kept by the product itself, and read through the deal or the lead.
  { models: ['StageSpan', 'CloseDateChange', 'LeadLock', 'CustomerLock'], roles: {} },
  // What happened to a lead is written by what happens.
  {
    models: ['LeadTouch', 'ScoreEvent'],
    roles: {
      REP: ['OWN', 'NONE', 'NONE', 'NONE'], MANAGER: ['TEAM', 'NONE', 'NONE', 'NONE'],
      DIRECTOR: reading, LEADER: reading, AUDITOR: reading,
    },
  },
  { models: ['ScoreRule'], roles: { DIRECTOR: everything, SYSADMIN: everything, REP: reading, MANAGER: reading, LEADER: reading, AUDITOR: reading } },
  { models: ['AssignRule', 'LeadTaker'], roles: { DIRECTOR: everything, SYSADMIN: everything, MANAGER: reading, LEADER: reading, AUDITOR: reading } },
  // The address of a form is a secret of those who set it up.
  { models: ['LeadForm'], roles: { DIRECTOR: everything, SYSADMIN: everything } },
  { models: ['LeadPolicy'], roles: { DIRECTOR: ['ALL', 'NONE', 'ALL', 'NONE'], SYSADMIN: ['ALL', 'NONE', 'ALL', 'NONE'], REP: reading, MANAGER: reading, LEADER: reading, AUDITOR: reading } },
  {
    models: ['MarketResearch'],
    roles: { REP: ['OWN', 'OWN', 'OWN', 'OWN'], MANAGER: ['TEAM', 'TEAM', 'TEAM', 'TEAM'], DIRECTOR: everything, LEADER: reading, AUDITOR: reading },
  },
  {
    models: ['Competitor', 'CompetitorNote'],
    roles: { REP: ['ALL', 'OWN', 'OWN', 'OWN'], MANAGER: ['ALL', 'TEAM', 'TEAM', 'TEAM'], DIRECTOR: everything, LEADER: reading, AUDITOR: reading },
  },
  {
    models: ['ProductSuggestion'],
    roles: { REP: ['OWN', 'OWN', 'OWN', 'OWN'], MANAGER: ['TEAM', 'TEAM', 'TEAM', 'TEAM'], DIRECTOR: everything, PRODUCT: reading, LEADER: reading, AUDITOR: reading },
  },
  { models: ['SalesPlan'], roles: { DIRECTOR: everything, LEADER: reading, AUDITOR: reading } },
  {
    models: ['Product', 'PriceList', 'PriceListEntry'],
    roles: {
      PRODUCT: everything, DIRECTOR: everything,
      SYSADMIN: reading, REP: reading, MANAGER: reading, FINANCE: reading, LEADER: reading, TECHNICAL: reading, LOGISTICS: reading, SUPPORT: reading, LEGAL: reading, AUDITOR: reading,
    },
  },
  // Whoever submitted it or is asked to decide it sees it too: that is in the tests of the plugin.
  { models: ['ApprovalRequest', 'ApprovalStep', 'ApprovalSeat', 'ApprovalDecision'], roles: { DIRECTOR: reading, LEADER: reading, AUDITOR: reading } },
  // Kept by the product itself.
  { models: ['ApprovalParty'], roles: {} },
  { models: ['ApprovalSetting'], roles: { SYSADMIN: ['ALL', 'NONE', 'ALL', 'NONE'] } },
  // Costs are hidden from those who sell.
  { models: ['ProductCost'], roles: { DIRECTOR: everything, FINANCE: everything, MANAGER: reading, LEADER: reading, AUDITOR: reading } },
  {
    models: ['Contract'],
    roles: {
      REP: ['OWN', 'OWN', 'OWN', 'NONE'], MANAGER: ['TEAM', 'TEAM', 'TEAM', 'NONE'], DIRECTOR: ['ALL', 'ALL', 'ALL', 'NONE'], FINANCE: reading, LEADER: reading, AUDITOR: reading,
    },
  },
  // What a contract says, while it is a draft.
  {
    models: ['ContractLine', 'ContractSplit', 'ContractTerm', 'Installment', 'Obligation'],
    roles: { REP: ['OWN', 'OWN', 'OWN', 'OWN'], MANAGER: ['TEAM', 'TEAM', 'TEAM', 'TEAM'], DIRECTOR: everything, FINANCE: reading, LEADER: reading, AUDITOR: reading },
  },
  // Written by the rules of the product, and read with the contract.
  {
    models: ['ContractDeviation', 'InstallmentDue', 'ContractTrigger', 'ContractReview', 'ContractRevision', 'ContractSignature', 'ContractTermination', 'ExchangeDifference', 'InvoicePart'],
    roles: { REP: ['OWN', 'NONE', 'NONE', 'NONE'], MANAGER: ['TEAM', 'NONE', 'NONE', 'NONE'], DIRECTOR: reading, FINANCE: reading, LEADER: reading, AUDITOR: reading },
  },
  // What contracts cost is for those who may see it, and written by the rules of the product.
  { models: ['ContractCost'], roles: { MANAGER: ['TEAM', 'NONE', 'NONE', 'NONE'], DIRECTOR: reading, FINANCE: reading, LEADER: reading, AUDITOR: reading } },
  {
    models: ['Receipt', 'ReceiptAllocation', 'CustomerCredit', 'Refund', 'ContractInvoice'],
    roles: { REP: ['OWN', 'NONE', 'NONE', 'NONE'], MANAGER: ['TEAM', 'NONE', 'NONE', 'NONE'], DIRECTOR: reading, FINANCE: ['ALL', 'ALL', 'ALL', 'NONE'], LEADER: reading, AUDITOR: reading },
  },
  // Finance proposes, a leader agrees.
  {
    models: ['WriteOff'],
    roles: { REP: ['OWN', 'NONE', 'NONE', 'NONE'], MANAGER: ['TEAM', 'NONE', 'NONE', 'NONE'], DIRECTOR: reading, FINANCE: ['ALL', 'ALL', 'NONE', 'NONE'], LEADER: ['ALL', 'NONE', 'ALL', 'NONE'], AUDITOR: reading },
  },
  {
    models: ['ContractTemplate', 'ContractTemplateVersion', 'TemplateClause', 'Clause'],
    roles: {
      LEGAL: everything, SYSADMIN: everything, REP: reading, MANAGER: reading, DIRECTOR: reading, FINANCE: reading, LEADER: reading, AUDITOR: reading,
      PRODUCT: reading, TECHNICAL: reading, LOGISTICS: reading, SUPPORT: reading,
    },
  },
  { models: ['ContractSetting'], roles: { DIRECTOR: ['ALL', 'ALL', 'ALL', 'NONE'], SYSADMIN: ['ALL', 'ALL', 'ALL', 'NONE'] } },
  {
    models: ['ReviewPolicy'],
    roles: {
      DIRECTOR: everything, SYSADMIN: everything, REP: reading, MANAGER: reading, FINANCE: reading, LEADER: reading, AUDITOR: reading, LEGAL: reading, PRODUCT: reading, TECHNICAL: reading,
      LOGISTICS: reading, SUPPORT: reading,
    },
  },
]
