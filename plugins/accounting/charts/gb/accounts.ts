import type { ChartSource } from '../chart.js'

/** United Kingdom: nominal codes in the order British bookkeepers know, with the VAT control accounts. */
export const gb: ChartSource = {
  id: 'gb',
  edition: 3,
  languages: ['en', 'en'],
  accounts: `
A | Fixed assets
  0010 | Freehold property | | fixed_asset
  0015 | Leasehold improvements | | fixed_asset
  0020 | Plant and machinery | | fixed_asset
  0021 | Plant and machinery depreciation | | accumulated_depreciation
  0030 | Office and computer equipment | | fixed_asset
  0031 | Office and computer equipment depreciation | | accumulated_depreciation
  0040 | Furniture and fixtures | | fixed_asset
  0041 | Furniture and fixtures depreciation | | accumulated_depreciation
  0050 | Motor vehicles | | fixed_asset
  0051 | Motor vehicles depreciation | | accumulated_depreciation
  0060 | Software and licences | | intangible_asset
  0061 | Software and licences amortisation | | accumulated_depreciation
  0070 | Goodwill | | intangible_asset
  0080 | Investments | | financial_asset
B | Current assets
  1000 | Stock of goods | | inventory | inventory
  1010 | Raw materials | | inventory
  1020 | Work in progress | | inventory
  1030 | Finished goods | | inventory
  1100 | Trade debtors | | receivable | receivable
  1101 | Other debtors | | current_asset*
  1102 | Payments on account to suppliers | | current_asset* | supplier_advances
  1103 | Prepayments | | prepaid
  1104 | Accrued income | | current_asset
  1105 | Provision for doubtful debts | | current_asset
  1106 | Staff loans and advances | | current_asset*
  1200 | Bank current account | | bank | bank
  1210 | Bank deposit account | | bank
  1230 | Petty cash | | cash | cash
  1240 | Bank transfers in progress | | current_asset*
C | Current liabilities
  1250 | Company credit card | | credit_card
  2100 | Trade creditors | | payable | payable
  2101 | Other creditors | | current_liability*
  2102 | Payments on account from customers | | current_liability* | customer_advances
  2103 | Goods received not invoiced | | current_liability*
  2109 | Accruals | | current_liability
  2110 | Deferred income | | deferred_income
  22 | Taxes
    2200 | VAT on sales | | tax_payable
    2201 | VAT on purchases | | tax_receivable
    2202 | VAT liability | | tax_payable*
    2204 | Reverse charge VAT | | tax_payable
    2206 | VAT not yet due, cash accounting | | tax_payable* | tax_cash_basis
    2207 | VAT on payments on account from customers | | tax_payable* | customer_advance_tax
    2208 | VAT on payments on account to suppliers | | tax_receivable* | supplier_advance_tax
    2210 | PAYE and National Insurance | | payroll_payable*
    2211 | Construction industry scheme deductions | | tax_payable*
    2220 | Net wages | | payroll_payable*
    2230 | Pension contributions | | payroll_payable*
    2240 | Corporation tax | | tax_payable
  2300 | Short-term loans | | short_term_debt
  2320 | Directors’ loan account | | current_liability*
D | Long-term liabilities
  2330 | Bank loans | | long_term_liability
  2340 | Hire purchase and leases | | long_term_liability
  2350 | Mortgages | | long_term_liability
  2360 | Provisions | | provision
  2370 | Deferred tax | | provision
E | Capital and reserves
  3000 | Ordinary shares | | equity
  3010 | Preference shares | | equity
  3050 | Share premium | | equity
  3100 | Reserves | | equity
  3200 | Profit and loss account | | retained_earnings | retained_earnings
  3210 | Dividends | | equity
  3220 | Drawings | | equity
  3900 | Opening balances | | equity | opening
F | Turnover
  4000 | Sales of goods | | income | sales
  4010 | Sales of services | | income
  4020 | Sales to EU customers | | income
  4030 | Sales to the rest of the world | | income
  4009 | Discounts allowed | | income | discount_given
  4090 | Sales returns | | income
  49 | Other income
    4900 | Miscellaneous income | | other_income
    4902 | Commission received | | other_income
    4904 | Rent income | | other_income
    4905 | Carriage charged to customers | | other_income
    4906 | Bank interest received | | finance_income
    4907 | Exchange gains | | finance_income | fx_gain
    4908 | Unrealised exchange gains | | finance_income | unrealised_gain
    4909 | Profit on disposal of fixed assets | | other_income
G | Cost of sales
  5000 | Purchases of materials and goods | | cost_of_sales | purchases
  5009 | Discounts taken | | cost_of_sales | discount_taken
  5100 | Carriage inwards | | cost_of_sales
  5101 | Import duty | | cost_of_sales
  5200 | Cost of goods sold | | cost_of_sales | cost_of_sales
  5201 | Stock adjustments | | cost_of_sales
  6000 | Productive labour | | cost_of_sales
  6100 | Subcontractors | | cost_of_sales
H | Overheads
  70 | Staff
    7000 | Gross wages | | payroll_expense
    7003 | Directors’ remuneration | | payroll_expense
    7006 | Employer’s National Insurance | | payroll_expense
    7007 | Employer’s pension contributions | | payroll_expense
    7009 | Staff training and welfare | | payroll_expense
  71 | Premises
    7100 | Rent | | expense
    7103 | Business rates | | expense
    7104 | Insurance | | expense
    7200 | Electricity and gas | | expense
    7201 | Water rates | | expense
    7800 | Repairs and renewals | | expense
    7801 | Cleaning | | expense
  73 | Selling and travel
    6200 | Sales commission | | expense
    6201 | Advertising | | expense
    6900 | Carriage outwards | | expense
    7300 | Vehicle fuel | | expense
    7301 | Vehicle repairs, licences and insurance | | expense
    7400 | Travel and subsistence | | expense
    7403 | Entertaining | | expense
  75 | Administration
    7500 | Printing and stationery | | expense
    7501 | Postage and carriage | | expense
    7502 | Telephone and internet | | expense
    7503 | Software and subscriptions | | expense
    7600 | Legal fees | | expense
    7601 | Audit and accountancy fees | | expense
    7603 | Professional fees | | expense
    7700 | Equipment hire | | expense
    7901 | Bank charges | | expense | bank_charges
    8100 | Bad debts | | expense | write_off
    8200 | Donations | | other_expense
    8201 | Fines and penalties | | other_expense
    8205 | Sundry expenses | | expense
    8210 | Rounding differences | | expense | rounding
    8211 | Cash differences | | expense | cash_difference
  80 | Depreciation
    8000 | Depreciation of tangible assets | | depreciation
    8010 | Amortisation of intangible assets | | depreciation
  79 | Finance and taxes
    7900 | Interest paid | | finance_cost
    7906 | Exchange losses | | finance_cost | fx_loss
    7907 | Unrealised exchange losses | | finance_cost | unrealised_loss
    8020 | Loss on disposal of fixed assets | | other_expense
    9000 | Corporation tax charge | | income_tax
9998 | Suspense account | | current_asset* | suspense
`,
}
