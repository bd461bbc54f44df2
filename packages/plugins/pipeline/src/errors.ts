import { defineErrors } from '@tenon/core'

export const errors = defineErrors({
  SPLIT_TOTAL: { status: 422, message: 'The revenue shares of an opportunity must make up 100 % together; these make up {total} %. Correct the shares.' },
  LEAD_INPUT: { status: 422, message: 'Some fields are not right: {fields}. Correct them and send again.' },
  LEAD_ASSIGNEE_FULL: { status: 409, message: '{name} has as many open leads as agreed: {capacity}. Choose somebody else, or raise the capacity.' },
  LEAD_ASSIGNEE_AWAY: { status: 409, message: '{name} is away today, or does not work here any more. Choose somebody else.' },
  LEAD_NOBODY_FREE: { status: 409, message: 'No rule gives this lead to anybody: all who fit are away or have enough. Choose a person.' },
  LEAD_CUSTOMER_ELSEWHERE: { status: 409, message: 'A colleague looks after this company already. Ask your manager who it is, and whether the lead goes there.' },
  LEAD_CAPTURE_FORBIDDEN: { status: 403, message: 'You may not enter leads. Ask an administrator for the right.' },
  LEAD_FORM_UNKNOWN: { status: 404, message: 'This form does not exist, or takes no answers any more. Ask whoever runs the page.' },
})
