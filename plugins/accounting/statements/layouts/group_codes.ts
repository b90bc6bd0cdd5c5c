/**
 * What only a group has, as accounts of equity: no account of a company is called so. Layouts by type hold them with
 * equity; statements of a group show each on a row of its own.
 */
export const TRANSLATION_CODE = '~translation'
export const DIFFERENCE_CODE = '~difference'
/** What was paid for companies above their capital, or below: set off against equity, never an asset. */
export const CAPITAL_CODE = '~capital'
/** What of equity belongs to others than the group, and what of results does. */
export const MINORITY_CODE = '~minorities'
export const MINORITY_RESULT_CODE = '~minority_result'
export const MINORITY_EARLIER_CODE = '~minority_earlier'
/** What rates made of cash, and the cash companies brought along as they came into the group. */
export const CASH_RATES_CODE = '~cash_rates'
export const CASH_JOINED_CODE = '~cash_joined'

export const GROUP_CODES = [
  TRANSLATION_CODE,
  DIFFERENCE_CODE,
  CAPITAL_CODE,
  MINORITY_CODE,
  MINORITY_RESULT_CODE,
  MINORITY_EARLIER_CODE,
  CASH_RATES_CODE,
  CASH_JOINED_CODE,
]
