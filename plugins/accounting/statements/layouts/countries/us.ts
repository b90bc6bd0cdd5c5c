import type { WrittenLayout } from './written.js'

export const usBalanceSheet: WrittenLayout = {
  key: 'us_balance_sheet',
  of: 'day',
  law: 'US GAAP, classified balance sheet (ASC 210)',
  checks: ['out_of_balance'],
  rows: `
assets |  | Assets | Активи |
  current |  | Current assets | Оборотні активи | = cash + receivables + inventory + prepaid + other_current
    cash |  | Cash and cash equivalents | Гроші та їх еквіваленти | bank cash #1070 #1080
    receivables |  | Accounts receivable, net | Дебіторська заборгованість, нетто | receivable #1190
    inventory |  | Inventory | Запаси | inventory
    prepaid |  | Prepaid expenses | Витрати майбутніх періодів | prepaid #1120
    other_current |  | Other current assets | Інші оборотні активи | current_asset tax_receivable !1070 !1080 !1120 !1190
  property |  | Property, plant and equipment, net | Основні засоби, нетто | fixed_asset accumulated_depreciation
  intangible |  | Intangible assets, net | Нематеріальні активи, нетто | intangible_asset
  other_assets |  | Other assets | Інші активи | financial_asset
  assets_total |  | Total assets | Усього активів | = current + property + intangible + other_assets
liabilities |  | Liabilities and stockholders' equity | Зобов'язання та власний капітал |
  current_debts |  | Current liabilities | Поточні зобов'язання | = payables + accrued + short_debt + taxes + deferred
    payables |  | Accounts payable | Кредиторська заборгованість | payable credit_card -
    accrued |  | Accrued and other liabilities | Нараховані та інші зобов'язання | current_liability payroll_payable provision -
    short_debt |  | Short-term debt | Короткострокові позики | short_term_debt -
    taxes |  | Taxes payable | Податки до сплати | tax_payable -
    deferred |  | Deferred revenue | Доходи майбутніх періодів | deferred_income -
  long_debt |  | Long-term debt | Довгострокові зобов'язання | long_term_liability -
  equity |  | Stockholders' equity | Власний капітал | = stock + paid_in + treasury + retained + earlier_results + result + translation + differences
    stock |  | Common stock and other capital | Акціонерний капітал | equity - !3010 !3020
    paid_in |  | Additional paid-in capital | Додатковий капітал | #3010 -
    treasury |  | Treasury stock | Викуплені акції | #3020 -
    retained |  | Retained earnings | Нерозподілений прибуток | retained_earnings -
    earlier_results |  | Earlier years, not closed | Минулі роки, не закриті | results - @earlier
    result |  | Net income of the year | Чистий прибуток року | results - @year
    translation |  | Accumulated other comprehensive income: translation | Накопичені курсові різниці | #~translation -
    differences |  | Differences between companies of the group | Розбіжності між компаніями групи | #~difference -
  liabilities_total |  | Total liabilities and stockholders' equity | Усього зобов'язань і капіталу | = current_debts + long_debt + equity
  out_of_balance |  | Out of balance | Розбіжність | = assets_total - liabilities_total
`,
}

export const usProfitAndLoss: WrittenLayout = {
  key: 'us_profit_and_loss',
  of: 'time',
  law: 'US GAAP, multiple-step income statement',
  covers: ['income', 'expense'],
  whole: 'result',
  rows: `
revenue |  | Net sales | Чистий дохід | income -
cost |  | Cost of goods sold | Собівартість | cost_of_sales
gross |  | Gross profit | Валовий прибуток | = revenue - cost
operating_costs |  | Operating expenses | Операційні витрати | = payroll + administrative + depreciation
  payroll |  | Payroll | Оплата праці | payroll_expense
  administrative |  | Selling, general and administrative | Збут та адміністрування | expense
  depreciation |  | Depreciation and amortization | Амортизація | depreciation
operating |  | Operating income | Операційний прибуток | = gross - operating_costs
other_income |  | Other income | Інші доходи | other_income finance_income -
other_expenses |  | Other expenses | Інші витрати | other_expense
interest |  | Interest expense | Відсотки | finance_cost
before_tax |  | Income before income taxes | Прибуток до оподаткування | = operating + other_income - other_expenses - interest
tax |  | Income tax expense | Податок на прибуток | income_tax
result |  | Net income | Чистий прибуток | = before_tax - tax
`,
}
