import type { WrittenLayout } from './written.js'

export const gbBalanceSheet: WrittenLayout = {
  key: 'gb_balance_sheet',
  of: 'day',
  law: 'FRS 102 and FRS 105, Companies Act format 1',
  checks: ['out_of_balance'],
  rows: `
fixed |  | Fixed assets | Необоротні активи | = intangible + tangible + investments
  intangible |  | Intangible assets | Нематеріальні активи | intangible_asset
  tangible |  | Tangible assets | Основні засоби | fixed_asset accumulated_depreciation
  investments |  | Investments | Фінансові інвестиції | financial_asset
current |  | Current assets | Оборотні активи | = stocks + debtors + prepayments + cash
  stocks |  | Stocks | Запаси | inventory
  debtors |  | Debtors | Дебітори | receivable current_asset tax_receivable !1104
  prepayments |  | Prepayments and accrued income | Витрати майбутніх періодів та нараховані доходи | prepaid #1104
  cash |  | Cash at bank and in hand | Гроші в банку та касі | bank cash
short_creditors |  | Creditors: amounts falling due within one year | Поточні зобов'язання | payable credit_card tax_payable payroll_payable current_liability short_term_debt - !2109
accruals |  | Accruals and deferred income | Нараховані витрати та доходи майбутніх періодів | deferred_income #2109 -
net_current |  | Net current assets (liabilities) | Чисті оборотні активи | = current - short_creditors - accruals
less_current |  | Total assets less current liabilities | Активи за вирахуванням поточних зобов'язань | = fixed + net_current
long_creditors |  | Creditors: amounts falling due after more than one year | Довгострокові зобов'язання | long_term_liability -
provisions |  | Provisions for liabilities | Забезпечення | provision -
net_assets |  | Net assets | Чисті активи | = less_current - long_creditors - provisions
capital_and_reserves |  | Capital and reserves | Капітал і резерви | = share_capital + share_premium + other_reserves + profit_account + earlier_results + result + translation + differences
  share_capital |  | Called up share capital | Статутний капітал | #3000 #3010 -
  share_premium |  | Share premium account | Емісійний дохід | #3050 -
  other_reserves |  | Other reserves | Інші резерви | equity - !3000 !3010 !3050
  profit_account |  | Profit and loss account brought forward | Нерозподілений прибуток минулих років | retained_earnings -
  earlier_results |  | Earlier years, not closed | Минулі роки, не закриті | results - @earlier
  result |  | Profit or loss of the year | Прибуток або збиток року | results - @year
  translation |  | Currency translation reserve | Курсові різниці від перерахунку | #~translation -
  differences |  | Differences between companies of the group | Розбіжності між компаніями групи | #~difference -
out_of_balance |  | Out of balance | Розбіжність | = net_assets - capital_and_reserves
`,
}

export const gbProfitAndLoss: WrittenLayout = {
  key: 'gb_profit_and_loss',
  of: 'time',
  law: 'FRS 105, section C',
  covers: ['income', 'expense'],
  whole: 'result',
  rows: `
turnover | A | Turnover | Дохід | income -
other_income | B | Other income | Інші доходи | other_income finance_income -
materials | C | Cost of raw materials and consumables | Матеріальні витрати | cost_of_sales
staff | D | Staff costs | Витрати на персонал | payroll_expense
depreciation | E | Depreciation and other amounts written off assets | Амортизація | depreciation
other_charges | F | Other charges | Інші витрати | expense other_expense finance_cost
tax | G | Tax | Податок | income_tax
result | H | Profit or loss | Прибуток або збиток | = turnover + other_income - materials - staff - depreciation - other_charges - tax
`,
}
