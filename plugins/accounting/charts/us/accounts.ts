import type { ChartSource } from '../chart.js'

/** United States: four digits as small and middle companies there use them; sales tax, no value added tax. */
export const us: ChartSource = {
  id: 'us',
  edition: 1,
  languages: ['en', 'en'],
  accounts: `
1 | Assets
  10 | Cash and cash equivalents
    1000 | Checking account | | bank | bank
    1010 | Savings account | | bank
    1020 | Payroll account | | bank
    1050 | Petty cash | | cash | cash
    1070 | Undeposited funds | | current_asset*
    1080 | Cash in transit | | current_asset*
    1099 | Suspense | | current_asset* | suspense
  11 | Receivables
    1100 | Accounts receivable | | receivable | receivable
    1120 | Vendor prepayments | | current_asset* | supplier_advances
    1130 | Employee advances | | current_asset*
    1140 | Other receivables | | current_asset*
    1150 | Notes receivable | | current_asset*
    1190 | Allowance for doubtful accounts | | current_asset
  12 | Inventory
    1200 | Merchandise inventory | | inventory | inventory
    1210 | Raw materials | | inventory
    1220 | Work in process | | inventory
    1230 | Finished goods | | inventory
  13 | Prepaid expenses and other current assets
    1300 | Prepaid expenses | | prepaid
    1310 | Prepaid insurance | | prepaid
    1320 | Security deposits | | current_asset
    1330 | Income tax prepaid | | tax_receivable
  15 | Property, plant and equipment
    1500 | Land | | fixed_asset
    1510 | Buildings | | fixed_asset
    1520 | Leasehold improvements | | fixed_asset
    1530 | Machinery and equipment | | fixed_asset
    1540 | Vehicles | | fixed_asset
    1550 | Furniture and fixtures | | fixed_asset
    1560 | Computer equipment | | fixed_asset
    1590 | Construction in progress | | fixed_asset
  16 | Accumulated depreciation
    1610 | Accumulated depreciation, buildings | | accumulated_depreciation
    1630 | Accumulated depreciation, machinery | | accumulated_depreciation
    1640 | Accumulated depreciation, vehicles | | accumulated_depreciation
    1650 | Accumulated depreciation, furniture and computers | | accumulated_depreciation
  17 | Intangible assets
    1700 | Software | | intangible_asset
    1710 | Goodwill | | intangible_asset
    1720 | Patents and trademarks | | intangible_asset
    1790 | Accumulated amortization | | accumulated_depreciation
  18 | Investments
    1800 | Long-term investments | | financial_asset
    1810 | Loans to shareholders | | financial_asset
2 | Liabilities
  20 | Current liabilities
    2000 | Accounts payable | | payable | payable
    2010 | Inventory received not billed | | current_liability*
    2020 | Customer deposits | | current_liability* | customer_advances
    2030 | Accrued expenses | | current_liability
    2040 | Deferred revenue | | deferred_income
    2050 | Credit card | | credit_card
    2060 | Line of credit | | short_term_debt
    2070 | Current portion of long-term debt | | short_term_debt
    2080 | Warranty reserve | | provision
  22 | Sales and other taxes
    2200 | Sales tax payable | | tax_payable*
    2210 | Use tax payable | | tax_payable*
    2250 | Income tax payable | | tax_payable
    2260 | Property tax payable | | tax_payable
    2290 | Sales tax due on payment | | tax_payable* | tax_cash_basis
    2295 | Withholding tax payable | | tax_payable*
  23 | Payroll liabilities
    2300 | Accrued payroll | | payroll_payable*
    2310 | Federal income tax withheld | | payroll_payable*
    2320 | Social security and Medicare payable | | payroll_payable*
    2330 | State income tax withheld | | payroll_payable*
    2340 | Unemployment tax payable | | payroll_payable*
    2350 | 401(k) contributions payable | | payroll_payable*
    2360 | Health insurance payable | | payroll_payable*
  25 | Long-term liabilities
    2500 | Notes payable | | long_term_liability
    2510 | Mortgage payable | | long_term_liability
    2520 | Loans from shareholders | | long_term_liability
    2530 | Lease liabilities | | long_term_liability
3 | Equity
  3000 | Common stock | | equity
  3010 | Additional paid-in capital | | equity
  3020 | Treasury stock | | equity
  3100 | Retained earnings | | retained_earnings | retained_earnings
  3200 | Dividends and distributions | | equity
  3210 | Owner’s draw | | equity
  3900 | Opening balance equity | | equity | opening
4 | Revenue
  4000 | Product sales | | income | sales
  4010 | Service revenue | | income
  4020 | Shipping income | | income
  4090 | Sales returns and allowances | | income
  4100 | Sales discounts | | income | discount_given
  45 | Other income
    4500 | Other income | | other_income
    4510 | Gain on sale of assets | | other_income
    4520 | Rental income | | other_income
    4600 | Interest income | | finance_income
    4700 | Foreign exchange gain | | finance_income | fx_gain
    4710 | Unrealized foreign exchange gain | | finance_income | unrealised_gain
    4720 | Purchase discounts | | other_income | discount_taken
5 | Cost of goods sold
  5000 | Cost of goods sold | | cost_of_sales | cost_of_sales
  5010 | Purchases | | cost_of_sales | purchases
  5020 | Direct labor | | cost_of_sales
  5030 | Subcontractors | | cost_of_sales
  5040 | Freight in | | cost_of_sales
  5050 | Inventory adjustments | | cost_of_sales
6 | Operating expenses
  60 | Payroll expenses
    6000 | Salaries and wages | | payroll_expense
    6010 | Payroll taxes | | payroll_expense
    6020 | Employee benefits | | payroll_expense
    6030 | Training | | payroll_expense
  61 | Occupancy and equipment
    6100 | Rent | | expense
    6110 | Utilities | | expense
    6120 | Repairs and maintenance | | expense
    6130 | Equipment rental | | expense
    6140 | Small tools and equipment | | expense
  62 | Selling and travel
    6200 | Advertising and marketing | | expense
    6210 | Travel | | expense
    6220 | Meals | | expense
    6230 | Shipping and delivery | | expense
    6240 | Commissions | | expense
    6250 | Vehicle expense | | expense
  63 | General and administrative
    6300 | Office supplies | | expense
    6310 | Telephone and internet | | expense
    6320 | Software and subscriptions | | expense
    6330 | Legal fees | | expense
    6340 | Accounting fees | | expense
    6350 | Insurance | | expense
    6360 | Bank and card fees | | expense | bank_charges
    6370 | Licenses and permits | | expense
    6375 | Property and franchise tax | | expense
    6380 | Bad debt expense | | expense | write_off
    6390 | Rounding differences | | expense | rounding
    6395 | Cash over and short | | expense | cash_difference
    6399 | Miscellaneous expense | | expense
  65 | Depreciation and amortization
    6500 | Depreciation expense | | depreciation
    6510 | Amortization expense | | depreciation
7 | Other expenses and taxes
  7000 | Interest expense | | finance_cost
  7100 | Foreign exchange loss | | finance_cost | fx_loss
  7110 | Unrealized foreign exchange loss | | finance_cost | unrealised_loss
  7200 | Loss on sale of assets | | other_expense
  7300 | Charitable contributions and penalties | | other_expense
  7900 | Federal income tax | | income_tax
  7910 | State income tax | | income_tax
`,
}
