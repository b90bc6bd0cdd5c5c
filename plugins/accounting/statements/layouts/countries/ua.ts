import type { WrittenLayout } from './written.js'

export const uaBalanceSheet: WrittenLayout = {
  key: 'ua_balance_sheet',
  of: 'day',
  law: 'НП(С)БО 1, форма № 1',
  checks: ['out_of_balance'],
  rows: `
assets |  | Актив | Assets |
  non_current |  | I. Необоротні активи | I. Non-current assets |
    intangible | 1000 | Нематеріальні активи | Intangible assets | = intangible_cost + intangible_amortisation
      intangible_cost | 1001 | первісна вартість | cost | intangible_asset !15*
      intangible_amortisation | 1002 | накопичена амортизація | accumulated amortisation | #133*
    construction | 1005 | Незавершені капітальні інвестиції | Capital investments in progress | #15*
    tangible | 1010 | Основні засоби | Property, plant and equipment | = tangible_cost + tangible_depreciation
      tangible_cost | 1011 | первісна вартість | cost | fixed_asset !15*
      tangible_depreciation | 1012 | знос | accumulated depreciation | accumulated_depreciation !133*
    long_investments | 1030 | Довгострокові фінансові інвестиції | Long-term investments | financial_asset !18*
    other_non_current | 1090 | Інші необоротні активи | Other non-current assets | #18*
    non_current_total | 1095 | Усього за розділом I | Total of section I | = intangible + construction + tangible + long_investments + other_non_current
  current |  | II. Оборотні активи | II. Current assets |
    stocks | 1100 | Запаси | Inventories | = materials + in_progress + products + goods
      materials | 1101 | виробничі запаси | materials | inventory !23* !26* !28*
      in_progress | 1102 | незавершене виробництво | work in progress | #23*
      products | 1103 | готова продукція | finished goods | #26*
      goods | 1104 | товари | goods for resale | #28*
    customers | 1125 | Дебіторська заборгованість за продукцію, товари, роботи, послуги | Trade receivables | receivable #38*
    advances_paid | 1130 | Дебіторська заборгованість за виданими авансами | Advances paid | #371*
    budget_owes | 1135 | Дебіторська заборгованість за розрахунками з бюджетом | Receivables from the budget | tax_receivable !644*
    other_debtors | 1155 | Інша поточна дебіторська заборгованість | Other current receivables | #372* #373* #374* #375* #376* #377* #378*
    short_investments | 1160 | Поточні фінансові інвестиції | Short-term investments | #35*
    cash | 1165 | Гроші та їх еквіваленти | Cash and cash equivalents | bank cash #333*
    deferred_costs | 1170 | Витрати майбутніх періодів | Prepaid expenses | prepaid
    other_current | 1190 | Інші оборотні активи | Other current assets | current_asset #644* !333* !35* !37* !38*
    current_total | 1195 | Усього за розділом II | Total of section II | = stocks + customers + advances_paid + budget_owes + other_debtors + short_investments + cash + deferred_costs + other_current
  assets_total | 1300 | Баланс | Total assets | = non_current_total + current_total
liabilities |  | Пасив | Equity and liabilities |
  equity |  | I. Власний капітал | I. Equity |
    registered | 1400 | Зареєстрований (пайовий) капітал | Registered capital | equity - !42* !43* !44* !46*
    translation | 1405 | Накопичені курсові різниці | Currency translation difference | #~translation -
    additional | 1410 | Додатковий капітал | Additional capital | #42* -
    reserve | 1415 | Резервний капітал | Reserve capital | #43* -
    undistributed | 1420 | Нерозподілений прибуток (непокритий збиток) | Retained earnings | = earnings_kept + earlier_results + result
      earnings_kept |  | на початок року | brought forward | retained_earnings #443* -
      earlier_results |  | минулі роки, не закриті | earlier years, not closed | results - @earlier
      result |  | звітного року | of the year | results - @year
    unpaid | 1425 | Неоплачений капітал | Unpaid capital | #46* -
    differences | 1435 | Розбіжності між компаніями групи | Differences between companies of the group | #~difference -
    equity_total | 1495 | Усього за розділом I | Total of section I | = registered + translation + additional + reserve + undistributed + unpaid + differences
  long_term |  | II. Довгострокові зобов'язання і забезпечення | II. Long-term liabilities and provisions |
    bank_loans | 1510 | Довгострокові кредити банків | Long-term bank loans | #50* -
    other_long_term | 1515 | Інші довгострокові зобов'язання | Other long-term liabilities | long_term_liability - !50*
    provisions | 1520 | Довгострокові забезпечення | Long-term provisions | provision - !471*
    target_funding | 1525 | Цільове фінансування | Targeted funding | #48* -
    long_term_total | 1595 | Усього за розділом II | Total of section II | = bank_loans + other_long_term + provisions + target_funding
  short_term |  | III. Поточні зобов'язання і забезпечення | III. Current liabilities and provisions |
    short_loans | 1600 | Короткострокові кредити банків | Short-term bank loans | short_term_debt credit_card -
    suppliers | 1615 | Поточна кредиторська заборгованість за товари, роботи, послуги | Trade payables | payable -
    budget | 1620 | Поточна кредиторська заборгованість за розрахунками з бюджетом | Payables to the budget | tax_payable #641* - !643*
    insurance | 1625 | у тому числі зі страхування | Social insurance | #65* -
    wages | 1630 | Поточна кредиторська заборгованість з оплати праці | Wages payable | payroll_payable - !641* !65*
    advances_received | 1635 | Поточна кредиторська заборгованість за одержаними авансами | Advances received | #681* -
    members | 1640 | Поточна кредиторська заборгованість за розрахунками з учасниками | Payables to members | #67* -
    current_provisions | 1660 | Поточні забезпечення | Current provisions | #471* -
    deferred_income | 1665 | Доходи майбутніх періодів | Deferred income | deferred_income -
    other_liabilities | 1690 | Інші поточні зобов'язання | Other current liabilities | current_liability #643* - !48* !67* !681*
    short_term_total | 1695 | Усього за розділом III | Total of section III | = short_loans + suppliers + budget + insurance + wages + advances_received + members + current_provisions + deferred_income + other_liabilities
  liabilities_total | 1900 | Баланс | Total equity and liabilities | = equity_total + long_term_total + short_term_total
  out_of_balance |  | Розбіжність | Out of balance | = assets_total - liabilities_total
`,
}

export const uaProfitAndLoss: WrittenLayout = {
  key: 'ua_profit_and_loss',
  of: 'time',
  law: 'НП(С)БО 1, форма № 2',
  covers: ['income', 'expense'],
  whole: 'result',
  rows: `
revenue | 2000 | Чистий дохід від реалізації продукції (товарів, робіт, послуг) | Net revenue | income -
cost | 2050 | Собівартість реалізованої продукції (товарів, робіт, послуг) | Cost of sales | cost_of_sales
gross | 2090 | Валовий прибуток (збиток) | Gross profit | = revenue - cost
other_operating_income | 2120 | Інші операційні доходи | Other operating income | other_income - !74*
administration | 2130 | Адміністративні витрати | Administrative expenses | payroll_expense expense depreciation !93* !94*
selling | 2150 | Витрати на збут | Selling expenses | #93*
other_operating | 2180 | Інші операційні витрати | Other operating expenses | #94*
operating | 2190 | Фінансовий результат від операційної діяльності | Operating result | = gross + other_operating_income - administration - selling - other_operating
finance_income | 2220 | Інші фінансові доходи | Finance income | finance_income -
other_income | 2240 | Інші доходи | Other income | #74* -
finance_costs | 2250 | Фінансові витрати | Finance costs | finance_cost
other_costs | 2270 | Інші витрати | Other expenses | other_expense !94*
before_tax | 2290 | Фінансовий результат до оподаткування | Result before tax | = operating + finance_income + other_income - finance_costs - other_costs
tax | 2300 | Витрати (дохід) з податку на прибуток | Income tax | income_tax
result | 2350 | Чистий фінансовий результат: прибуток (збиток) | Net result | = before_tax - tax
`,
}
