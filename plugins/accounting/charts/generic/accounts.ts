import type { ChartSource } from '../chart.js'

/** For companies of any country: four digits, the same on every continent. */
export const generic: ChartSource = {
  id: 'generic',
  edition: 3,
  languages: ['en', 'uk'],
  accounts: `
1 | Assets | Активи
  10 | Cash and bank | Гроші та банк
    1000 | Bank account | Банківський рахунок | bank | bank
    1010 | Savings account | Депозитний рахунок | bank
    1050 | Petty cash | Каса | cash | cash
    1080 | Money in transit | Гроші в дорозі | current_asset*
    1090 | Suspense account | Суми до з’ясування | current_asset* | suspense
  11 | Receivables | Дебіторська заборгованість
    1100 | Trade receivables | Розрахунки з покупцями | receivable | receivable
    1120 | Advances to suppliers | Аванси, видані постачальникам | current_asset* | supplier_advances
    1130 | Advances to employees | Аванси працівникам | current_asset*
    1140 | Other receivables | Інша дебіторська заборгованість | current_asset*
    1190 | Allowance for doubtful debts | Резерв сумнівних боргів | current_asset
  12 | Inventory | Запаси
    1200 | Goods for resale | Товари | inventory | inventory
    1210 | Raw materials | Сировина й матеріали | inventory
    1220 | Work in progress | Незавершене виробництво | inventory
    1230 | Finished goods | Готова продукція | inventory
  13 | Prepayments and accruals | Витрати майбутніх періодів
    1300 | Prepaid expenses | Витрати, сплачені наперед | prepaid
    1310 | Accrued income | Нараховані доходи | current_asset
    1320 | Deposits given | Надані гарантійні внески | current_asset
  15 | Taxes recoverable | Податки до відшкодування
    1500 | Input tax | Вхідний податок | tax_receivable
    1510 | Tax on advances to suppliers | Податок на аванси постачальникам | tax_receivable* | supplier_advance_tax
    1520 | Income tax paid in advance | Авансовий податок на прибуток | tax_receivable
    1530 | Tax withheld by customers | Податок, утриманий покупцями | tax_receivable
  16 | Property, plant and equipment | Основні засоби
    1600 | Land | Земельні ділянки | fixed_asset
    1610 | Buildings | Будівлі | fixed_asset
    1620 | Machinery | Машини та обладнання | fixed_asset
    1630 | Vehicles | Транспортні засоби | fixed_asset
    1640 | Furniture and office equipment | Меблі та офісне обладнання | fixed_asset
    1650 | Computers | Комп’ютери | fixed_asset
    1690 | Assets under construction | Незавершене будівництво | fixed_asset
  17 | Accumulated depreciation | Накопичена амортизація
    1710 | Depreciation of buildings | Знос будівель | accumulated_depreciation
    1720 | Depreciation of machinery | Знос машин та обладнання | accumulated_depreciation
    1730 | Depreciation of vehicles | Знос транспортних засобів | accumulated_depreciation
    1740 | Depreciation of equipment | Знос меблів та обладнання | accumulated_depreciation
  18 | Intangible assets | Нематеріальні активи
    1800 | Software and licences | Програми та ліцензії | intangible_asset
    1810 | Goodwill | Гудвіл | intangible_asset
    1890 | Amortisation of intangible assets | Накопичена амортизація нематеріальних активів | accumulated_depreciation
  19 | Long-term financial assets | Довгострокові фінансові активи
    1900 | Shares in other companies | Частки в інших компаніях | financial_asset
    1910 | Loans given | Надані позики | financial_asset
2 | Liabilities | Зобов’язання
  20 | Current liabilities | Поточні зобов’язання
    2000 | Trade payables | Розрахунки з постачальниками | payable | payable
    2010 | Goods received not invoiced | Отримано без рахунка | current_liability*
    2020 | Advances from customers | Аванси від покупців | current_liability* | customer_advances
    2030 | Accrued expenses | Нараховані витрати | current_liability
    2040 | Deferred income | Доходи майбутніх періодів | deferred_income
    2050 | Credit card | Кредитна картка | credit_card
    2060 | Other payables | Інша кредиторська заборгованість | current_liability*
    2070 | Short-term loans | Короткострокові позики | short_term_debt
  22 | Taxes | Податки
    2200 | Output tax | Вихідний податок | tax_payable
    2205 | Tax on advances from customers | Податок на аванси від покупців | tax_payable* | customer_advance_tax
    2210 | Reverse-charge tax | Податок за зворотним нарахуванням | tax_payable
    2220 | Tax withheld from suppliers | Податок, утриманий з постачальників | tax_payable
    2250 | Tax settlement | Розрахунки з податковою | tax_payable*
    2260 | Income tax payable | Податок на прибуток до сплати | tax_payable
    2290 | Tax due on payment | Податок, що настає з оплатою | tax_payable* | tax_cash_basis
    2295 | Withholding tax | Податок, утриманий у джерела | tax_payable*
  23 | Payroll | Заробітна плата
    2300 | Wages payable | Заробітна плата до виплати | payroll_payable*
    2310 | Payroll taxes | Податки із заробітної плати | payroll_payable*
    2320 | Social security | Соціальні внески | payroll_payable*
  24 | Provisions and long-term liabilities | Забезпечення та довгострокові зобов’язання
    2400 | Provisions | Забезпечення | provision
    2500 | Bank loans | Банківські кредити | long_term_liability
    2510 | Lease liabilities | Зобов’язання з оренди | long_term_liability
    2520 | Loans from shareholders | Позики від власників | long_term_liability
3 | Equity | Власний капітал
  3000 | Share capital | Статутний капітал | equity
  3010 | Reserves | Резерви | equity
  3100 | Retained earnings | Нерозподілений прибуток | retained_earnings | retained_earnings
  3200 | Dividends and drawings | Дивіденди та вилучення | equity
  3900 | Opening balances | Початкові залишки | equity | opening
4 | Income | Доходи
  40 | Sales | Продажі
    4000 | Sales of goods | Продаж товарів | income | sales
    4010 | Sales of services | Продаж послуг | income
    4020 | Exports | Експорт | income
    4090 | Returns and allowances | Повернення та знижки ціни | income
    4100 | Discounts given | Надані знижки | income | discount_given
  45 | Other income | Інші доходи
    4500 | Other income | Різні доходи | other_income
    4510 | Gain on disposal of assets | Прибуток від вибуття активів | other_income
    4520 | Rent received | Орендний дохід | other_income
    4600 | Interest received | Відсотки отримані | finance_income
    4700 | Exchange gains | Додатні курсові різниці | finance_income | fx_gain
    4710 | Unrealised exchange gains | Нереалізовані додатні курсові різниці | finance_income | unrealised_gain
    4720 | Discounts taken | Отримані знижки | other_income | discount_taken
5 | Cost of sales | Собівартість
  5000 | Cost of goods sold | Собівартість проданих товарів | cost_of_sales | cost_of_sales
  5010 | Purchases | Закупівлі | cost_of_sales | purchases
  5030 | Subcontractors | Субпідрядники | cost_of_sales
  5040 | Freight and customs | Доставка та мито | cost_of_sales
  5050 | Inventory adjustments | Різниці запасів | cost_of_sales
6 | Operating expenses | Операційні витрати
  60 | Staff | Персонал
    6000 | Wages and salaries | Заробітна плата | payroll_expense
    6010 | Social security | Внески на соціальне страхування | payroll_expense
    6020 | Training and other staff costs | Навчання та інші витрати на персонал | payroll_expense
  61 | Premises and equipment | Приміщення та обладнання
    6100 | Rent | Оренда | expense
    6110 | Electricity, heating, water | Електроенергія, опалення, вода | expense
    6120 | Repairs and maintenance | Ремонт та обслуговування | expense
    6130 | Cleaning and security | Прибирання та охорона | expense
    6140 | Small equipment | Малоцінне обладнання | expense
  62 | Sales and travel | Збут і відрядження
    6200 | Advertising | Реклама | expense
    6210 | Travel | Відрядження | expense
    6220 | Entertainment | Представницькі витрати | expense
    6230 | Delivery to customers | Доставка покупцям | expense
    6240 | Commissions | Комісійні | expense
    6250 | Vehicle costs | Витрати на транспорт | expense
  63 | Administration | Адміністрація
    6300 | Office supplies | Канцелярські товари | expense
    6310 | Telephone and internet | Телефон та інтернет | expense
    6320 | Software and subscriptions | Програми та підписки | expense
    6330 | Legal and consulting fees | Юридичні та консультаційні послуги | expense
    6340 | Accounting and audit | Бухгалтерські послуги та аудит | expense
    6350 | Insurance | Страхування | expense
    6360 | Bank charges | Банківські комісії | expense | bank_charges
    6370 | Taxes and duties | Податки та збори | expense
    6380 | Bad debts | Безнадійні борги | expense | write_off
    6390 | Rounding differences | Різниці округлення | expense | rounding
    6395 | Cash differences | Касові різниці | expense | cash_difference
    6399 | Other expenses | Інші витрати | expense
  65 | Depreciation | Амортизація
    6500 | Depreciation | Амортизація основних засобів | depreciation
    6510 | Amortisation of intangible assets | Амортизація нематеріальних активів | depreciation
7 | Finance and taxes | Фінансові витрати та податки
  7000 | Interest paid | Відсотки сплачені | finance_cost
  7100 | Exchange losses | Від’ємні курсові різниці | finance_cost | fx_loss
  7110 | Unrealised exchange losses | Нереалізовані від’ємні курсові різниці | finance_cost | unrealised_loss
  7200 | Loss on disposal of assets | Збиток від вибуття активів | other_expense
  7300 | Donations and fines | Благодійність та штрафи | other_expense
  7900 | Income tax | Податок на прибуток | income_tax
`,
}
