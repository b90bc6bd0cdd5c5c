import type { ChartSource } from '../chart.js'

/** Ukraine: the plan of accounts of the Ministry of Finance, order 291 of 30.11.1999; costs by function (class 9). */
export const ua: ChartSource = {
  id: 'ua',
  edition: 3,
  languages: ['uk', 'en'],
  accounts: `
1 | Необоротні активи | Non-current assets
  10 | Основні засоби | Property, plant and equipment
    101 | Земельні ділянки | Land | fixed_asset
    103 | Будинки та споруди | Buildings | fixed_asset
    104 | Машини та обладнання | Machinery and equipment | fixed_asset
    105 | Транспортні засоби | Vehicles | fixed_asset
    106 | Інструменти, прилади та інвентар | Tools and furniture | fixed_asset
    109 | Інші основні засоби | Other fixed assets | fixed_asset
  11 | Інші необоротні матеріальні активи | Other tangible assets
    112 | Малоцінні необоротні матеріальні активи | Low-value assets | fixed_asset
  12 | Нематеріальні активи | Intangible assets
    125 | Авторське право та суміжні з ним права | Software and copyrights | intangible_asset
    127 | Інші нематеріальні активи | Other intangible assets | intangible_asset
  13 | Знос (амортизація) необоротних активів | Accumulated depreciation
    131 | Знос основних засобів | Depreciation of fixed assets | accumulated_depreciation
    132 | Знос інших необоротних матеріальних активів | Depreciation of other tangible assets | accumulated_depreciation
    133 | Накопичена амортизація нематеріальних активів | Amortisation of intangible assets | accumulated_depreciation
  14 | Довгострокові фінансові інвестиції | Long-term investments | financial_asset
  15 | Капітальні інвестиції | Capital investments
    151 | Капітальне будівництво | Assets under construction | fixed_asset
    152 | Придбання (виготовлення) основних засобів | Purchase of fixed assets | fixed_asset
    154 | Придбання (створення) нематеріальних активів | Purchase of intangible assets | intangible_asset
  18 | Інші необоротні активи | Other non-current assets | financial_asset
2 | Запаси | Inventory
  20 | Виробничі запаси | Materials
    201 | Сировина й матеріали | Raw materials | inventory
    203 | Паливо | Fuel | inventory
    204 | Тара й тарні матеріали | Packaging | inventory
    207 | Запасні частини | Spare parts | inventory
    209 | Інші матеріали | Other materials | inventory
  22 | Малоцінні та швидкозношувані предмети | Low-value consumables | inventory
  23 | Виробництво | Work in progress | inventory
  26 | Готова продукція | Finished goods | inventory
  28 | Товари | Goods for resale
    281 | Товари на складі | Goods in warehouse | inventory | inventory
    282 | Товари в торгівлі | Goods in shops | inventory
    285 | Торгова націнка | Trade margin | inventory
3 | Кошти, розрахунки та інші активи | Cash, settlements and other assets
  30 | Готівка | Cash
    301 | Готівка в національній валюті | Cash in national currency | cash | cash
    302 | Готівка в іноземній валюті | Cash in foreign currency | cash
  31 | Рахунки в банках | Bank accounts
    311 | Поточні рахунки в національній валюті | Bank account in national currency | bank | bank
    312 | Поточні рахунки в іноземній валюті | Bank account in foreign currency | bank
    315 | Спеціальний рахунок в системі електронного адміністрування ПДВ | VAT electronic account | bank
  333 | Грошові кошти в дорозі | Money in transit | current_asset*
  35 | Поточні фінансові інвестиції | Short-term investments | current_asset
  36 | Розрахунки з покупцями та замовниками | Customers
    361 | Розрахунки з вітчизняними покупцями | Domestic customers | receivable | receivable
    362 | Розрахунки з іноземними покупцями | Foreign customers | receivable
  37 | Розрахунки з різними дебіторами | Other debtors
    371 | Розрахунки за виданими авансами | Advances to suppliers | current_asset* | supplier_advances
    372 | Розрахунки з підзвітними особами | Advances to employees | current_asset*
    374 | Розрахунки за претензіями | Claims | current_asset*
    377 | Розрахунки з іншими дебіторами | Other receivables | current_asset*
  38 | Резерв сумнівних боргів | Allowance for doubtful debts | current_asset
  39 | Витрати майбутніх періодів | Prepaid expenses | prepaid
4 | Власний капітал та забезпечення зобов’язань | Equity and provisions
  401 | Статутний капітал | Share capital | equity
  422 | Інший вкладений капітал | Other paid-in capital | equity
  43 | Резервний капітал | Reserve capital | equity
  44 | Нерозподілені прибутки (непокриті збитки) | Retained earnings
    441 | Прибуток нерозподілений | Retained earnings | retained_earnings | retained_earnings
    442 | Непокриті збитки | Uncovered losses | retained_earnings
    443 | Прибуток, використаний у звітному періоді | Profit used in the period | equity
  46 | Неоплачений капітал | Unpaid capital | equity
  471 | Забезпечення виплат відпусток | Provision for leave | provision
  474 | Забезпечення інших витрат і платежів | Other provisions | provision
  48 | Цільове фінансування і цільові надходження | Targeted funding | current_liability
5 | Довгострокові зобов’язання | Long-term liabilities
  50 | Довгострокові позики | Long-term loans | long_term_liability
  53 | Довгострокові зобов’язання з оренди | Lease liabilities | long_term_liability
  55 | Інші довгострокові зобов’язання | Other long-term liabilities | long_term_liability
6 | Поточні зобов’язання | Current liabilities
  60 | Короткострокові позики | Short-term loans | short_term_debt
  63 | Розрахунки з постачальниками та підрядниками | Suppliers
    631 | Розрахунки з вітчизняними постачальниками | Domestic suppliers | payable | payable
    632 | Розрахунки з іноземними постачальниками | Foreign suppliers | payable
  64 | Розрахунки за податками й платежами | Taxes
    6411 | Розрахунки за ПДФО | Personal income tax | payroll_payable*
    6412 | Розрахунки за ПДВ | VAT settlement | tax_payable*
    6413 | Розрахунки за податком на прибуток | Income tax payable | tax_payable*
    6414 | Розрахунки за єдиним податком | Single tax payable | tax_payable*
    6415 | Розрахунки за військовим збором | Military levy | payroll_payable*
    642 | Розрахунки за обов’язковими платежами | Other compulsory payments | tax_payable*
    6431 | Податкові зобов’язання | VAT on advances received | tax_payable* | customer_advance_tax
    6432 | Податкові зобов’язання непідтверджені | Output VAT, unconfirmed | tax_payable*
    6435 | Податкові зобов’язання за касовим методом | VAT due on payment | tax_payable* | tax_cash_basis
    6441 | Податковий кредит | VAT on advances paid | tax_receivable* | supplier_advance_tax
    6442 | Податковий кредит непідтверджений | Input VAT, unconfirmed | tax_receivable*
  651 | Розрахунки за єдиним соціальним внеском | Social security payable | payroll_payable*
  661 | Розрахунки за заробітною платою | Wages payable | payroll_payable*
  671 | Розрахунки за нарахованими дивідендами | Dividends payable | current_liability*
  68 | Розрахунки за іншими операціями | Other settlements
    681 | Розрахунки за авансами одержаними | Advances from customers | current_liability* | customer_advances
    684 | Розрахунки за нарахованими відсотками | Accrued interest | current_liability
    685 | Розрахунки з іншими кредиторами | Other payables | current_liability*
    689 | Суми до з’ясування | Suspense account | current_liability* | suspense
  69 | Доходи майбутніх періодів | Deferred income | deferred_income
7 | Доходи і результати діяльності | Income and results
  70 | Доходи від реалізації | Sales
    701 | Дохід від реалізації готової продукції | Sales of finished goods | income
    702 | Дохід від реалізації товарів | Sales of goods | income | sales
    703 | Дохід від реалізації робіт і послуг | Sales of services | income
    704 | Вирахування з доходу | Returns and allowances | income
    705 | Надані знижки за дострокову оплату | Discounts given | income | discount_given
  71 | Інший операційний дохід | Other operating income
    713 | Дохід від операційної оренди активів | Rent received | other_income
    7141 | Дохід від операційної курсової різниці | Exchange gains | other_income | fx_gain
    7142 | Дохід від нереалізованої курсової різниці | Unrealised exchange gains | other_income | unrealised_gain
    715 | Одержані штрафи, пені, неустойки | Fines received | other_income
    717 | Одержані знижки | Discounts taken | other_income | discount_taken
    719 | Інші доходи від операційної діяльності | Other operating income | other_income
  732 | Відсотки одержані | Interest received | finance_income
  742 | Дохід від відновлення корисності активів | Reversal of impairment | other_income
  746 | Інші доходи | Other income | other_income
  79 | Фінансові результати | Result of the year | retained_earnings
9 | Витрати діяльності | Expenses
  90 | Собівартість реалізації | Cost of sales
    901 | Собівартість реалізованої готової продукції | Cost of finished goods sold | cost_of_sales
    902 | Собівартість реалізованих товарів | Cost of goods sold | cost_of_sales | cost_of_sales
    9021 | Закупівля товарів без складського обліку | Purchases not kept in stock | cost_of_sales | purchases
    903 | Собівартість реалізованих робіт і послуг | Cost of services sold | cost_of_sales
  91 | Загальновиробничі витрати | Production overheads | cost_of_sales
  92 | Адміністративні витрати | Administrative expenses
    921 | Заробітна плата адміністрації | Administrative salaries | payroll_expense
    922 | Відрахування на соціальні заходи | Social security | payroll_expense
    923 | Оренда та утримання приміщень | Rent and premises | expense
    924 | Послуги зв’язку та інтернет | Telephone and internet | expense
    925 | Юридичні, бухгалтерські та аудиторські послуги | Professional fees | expense
    926 | Розрахунково-касове обслуговування | Bank charges | expense | bank_charges
    927 | Службові відрядження | Travel | expense
    928 | Амортизація необоротних активів | Depreciation | depreciation
    929 | Інші адміністративні витрати | Other administrative expenses | expense
  93 | Витрати на збут | Selling expenses
    931 | Заробітна плата персоналу збуту | Sales salaries | payroll_expense
    932 | Реклама та маркетинг | Advertising | expense
    933 | Доставка покупцям | Delivery to customers | expense
    939 | Інші витрати на збут | Other selling expenses | expense
  94 | Інші витрати операційної діяльності | Other operating expenses
    944 | Сумнівні та безнадійні борги | Bad debts | expense | write_off
    9451 | Втрати від операційної курсової різниці | Exchange losses | expense | fx_loss
    9452 | Втрати від нереалізованої курсової різниці | Unrealised exchange losses | expense | unrealised_loss
    947 | Нестачі і втрати від псування цінностей | Shortages and spoilage | expense | cash_difference
    948 | Визнані штрафи, пені, неустойки | Fines and penalties | other_expense
    9491 | Різниці округлення | Rounding differences | expense | rounding
    949 | Інші витрати операційної діяльності | Other operating expenses | expense
  951 | Відсотки за кредит | Interest paid | finance_cost
  952 | Інші фінансові витрати | Other finance costs | finance_cost
  976 | Списання необоротних активів | Write-off of fixed assets | other_expense
  977 | Інші витрати діяльності | Other expenses | other_expense
  98 | Податок на прибуток | Income tax | income_tax
0 | Допоміжні рахунки | Auxiliary accounts
  00 | Початкові залишки | Opening balances | equity | opening
`,
}
