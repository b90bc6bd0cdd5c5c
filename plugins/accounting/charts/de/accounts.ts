import type { ChartSource } from '../chart.js'

/** Germany: numbers as in the process-ordered chart SKR04, in the order of the balance sheet of § 266 HGB. */
export const de: ChartSource = {
  id: 'de',
  edition: 4,
  languages: ['de', 'en'],
  accounts: `
0 | Anlagevermögen | Fixed assets
  0135 | EDV-Software | Software | intangible_asset
  0150 | Geschäfts- oder Firmenwert | Goodwill | intangible_asset
  0215 | Unbebaute Grundstücke | Land | fixed_asset
  0240 | Geschäftsbauten | Buildings | fixed_asset
  0400 | Technische Anlagen und Maschinen | Plant and machinery | fixed_asset
  0520 | Pkw | Cars | fixed_asset
  0540 | Lkw | Lorries | fixed_asset
  0635 | Geschäftsausstattung | Business equipment | fixed_asset
  0650 | Büroeinrichtung | Office equipment | fixed_asset
  0670 | Geringwertige Wirtschaftsgüter | Low-value assets | fixed_asset
  0690 | Sonstige Betriebs- und Geschäftsausstattung | Other equipment | fixed_asset
  0700 | Geleistete Anzahlungen und Anlagen im Bau | Assets under construction | fixed_asset
  0820 | Beteiligungen | Participations | financial_asset
  0930 | Sonstige Ausleihungen | Other loans given | financial_asset
1 | Umlaufvermögen | Current assets
  1000 | Roh-, Hilfs- und Betriebsstoffe | Raw materials and supplies | inventory
  1040 | Unfertige Erzeugnisse | Work in progress | inventory
  1110 | Fertige Erzeugnisse | Finished goods | inventory
  1140 | Waren | Goods for resale | inventory | inventory
  1180 | Geleistete Anzahlungen auf Vorräte | Advances to suppliers | current_asset* | supplier_advances
  1189 | Vorsteuer auf geleistete Anzahlungen (Verrechnung) | Input tax on advances to suppliers | current_asset* | supplier_advance_tax
  1200 | Forderungen aus Lieferungen und Leistungen | Trade receivables | receivable | receivable
  1240 | Zweifelhafte Forderungen | Doubtful receivables | current_asset*
  1246 | Einzelwertberichtigungen auf Forderungen | Specific allowances for bad debts | current_asset
  1248 | Pauschalwertberichtigung auf Forderungen | General allowance for bad debts | current_asset
  1300 | Sonstige Vermögensgegenstände | Other assets | current_asset*
  1340 | Forderungen gegen Personal | Receivables from employees | current_asset*
  1350 | Kautionen | Deposits given | current_asset
  1370 | Durchlaufende Posten | Transitory items | current_asset*
  14 | Vorsteuer und Steuerforderungen | Input tax and tax receivables
    1400 | Abziehbare Vorsteuer | Input tax | tax_receivable
    1401 | Abziehbare Vorsteuer 7 % | Input tax 7 % | tax_receivable
    1402 | Abziehbare Vorsteuer aus innergemeinschaftlichem Erwerb | Input tax, intra-EU acquisition | tax_receivable
    1404 | Abziehbare Vorsteuer aus innergemeinschaftlichem Erwerb 19 % | Input tax, intra-EU acquisition 19 % | tax_receivable
    1406 | Abziehbare Vorsteuer 19 % | Input tax 19 % | tax_receivable
    1407 | Abziehbare Vorsteuer nach § 13b UStG 19 % | Input tax, reverse charge 19 % | tax_receivable
    1420 | Forderungen aus Umsatzsteuer | VAT refund receivable | tax_receivable*
    1433 | Entstandene Einfuhrumsatzsteuer | Import VAT | tax_receivable
    1450 | Körperschaftsteuerrückforderung | Corporation tax refund | tax_receivable*
  1460 | Geldtransit | Money in transit | current_asset*
  1600 | Kasse | Cash | cash | cash
  1800 | Bank | Bank | bank | bank
  1900 | Aktive Rechnungsabgrenzung | Prepaid expenses | prepaid
2 | Eigenkapital | Equity
  2000 | Festkapital | Fixed capital | equity
  2100 | Privatentnahmen | Drawings | equity
  2180 | Privateinlagen | Private contributions | equity
  2900 | Gezeichnetes Kapital | Subscribed capital | equity
  2920 | Kapitalrücklage | Capital reserve | equity
  2930 | Gesetzliche Rücklage | Legal reserve | equity
  2960 | Andere Gewinnrücklagen | Other revenue reserves | equity
  2970 | Gewinnvortrag vor Verwendung | Retained earnings | retained_earnings | retained_earnings
  2978 | Verlustvortrag vor Verwendung | Losses carried forward | retained_earnings
3 | Fremdkapital | Liabilities
  3020 | Steuerrückstellungen | Tax provisions | provision
  3070 | Sonstige Rückstellungen | Other provisions | provision
  3095 | Rückstellungen für Abschluss und Prüfung | Provision for closing and audit | provision
  3150 | Verbindlichkeiten gegenüber Kreditinstituten | Bank loans | long_term_liability
  3250 | Erhaltene Anzahlungen auf Bestellungen | Advances from customers | current_liability* | customer_advances
  3289 | Umsatzsteuer auf erhaltene Anzahlungen (Verrechnung) | VAT on advances from customers | current_liability* | customer_advance_tax
  3300 | Verbindlichkeiten aus Lieferungen und Leistungen | Trade payables | payable | payable
  3500 | Sonstige Verbindlichkeiten | Other payables | current_liability*
  3510 | Verbindlichkeiten gegenüber Gesellschaftern | Loans from shareholders | current_liability*
  3550 | Erhaltene Kautionen | Deposits received | current_liability
  3560 | Darlehen | Loans | long_term_liability
  3610 | Kreditkartenabrechnung | Credit card | credit_card
  3695 | Interimskonto | Suspense account | current_liability* | suspense
  3720 | Verbindlichkeiten aus Lohn und Gehalt | Wages payable | payroll_payable*
  3730 | Verbindlichkeiten aus Lohn- und Kirchensteuer | Wage tax payable | payroll_payable*
  3740 | Verbindlichkeiten im Rahmen der sozialen Sicherheit | Social security payable | payroll_payable*
  38 | Umsatzsteuer | Value added tax
    3801 | Umsatzsteuer 7 % | VAT 7 % | tax_payable
    3802 | Umsatzsteuer aus innergemeinschaftlichem Erwerb | VAT, intra-EU acquisition | tax_payable
    3804 | Umsatzsteuer aus innergemeinschaftlichem Erwerb 19 % | VAT, intra-EU acquisition 19 % | tax_payable
    3806 | Umsatzsteuer 19 % | VAT 19 % | tax_payable
    3810 | Umsatzsteuer nicht fällig | VAT not yet due | tax_payable* | tax_cash_basis
    3820 | Umsatzsteuervorauszahlungen | VAT prepayments | tax_payable*
    3837 | Umsatzsteuer nach § 13b UStG 19 % | VAT, reverse charge 19 % | tax_payable
    3840 | Umsatzsteuer laufendes Jahr | VAT of the current year | tax_payable*
  3900 | Passive Rechnungsabgrenzung | Deferred income | deferred_income
4 | Betriebliche Erträge | Operating income
  4120 | Steuerfreie Umsätze nach § 4 Nr. 1a UStG | Exports, exempt | income
  4125 | Steuerfreie innergemeinschaftliche Lieferungen | Intra-EU supplies, exempt | income
  4200 | Erlöse | Revenue | income
  4300 | Erlöse 7 % USt | Revenue, 7 % VAT | income
  4336 | Erlöse aus sonstigen Leistungen im EU-Ausland | Services to EU customers, reverse charge | income
  4337 | Erlöse nach § 13b UStG | Revenue, reverse charge | income
  4400 | Erlöse 19 % USt | Revenue, 19 % VAT | income | sales
  4700 | Erlösschmälerungen | Sales allowances | income
  4730 | Gewährte Skonti | Discounts given | income | discount_given
  4830 | Sonstige betriebliche Erträge | Other operating income | other_income
  4840 | Erträge aus der Währungsumrechnung (§ 256a HGB) | Unrealised exchange gains | other_income | unrealised_gain
  4847 | Erträge aus der Währungsumrechnung (nicht § 256a HGB) | Exchange gains | other_income | fx_gain
  4849 | Erlöse aus Verkäufen von Anlagevermögen | Proceeds from disposal of fixed assets | other_income
  4860 | Grundstückserträge | Rent received | other_income
  4930 | Erträge aus der Auflösung von Rückstellungen | Release of provisions | other_income
  4970 | Versicherungsentschädigungen | Insurance compensation | other_income
5 | Materialaufwand | Cost of materials
  5100 | Einkauf Roh-, Hilfs- und Betriebsstoffe | Purchases of raw materials | cost_of_sales
  5200 | Wareneingang | Purchases of goods | cost_of_sales
  5300 | Wareneingang 7 % Vorsteuer | Purchases of goods, 7 % VAT | cost_of_sales
  5400 | Wareneingang 19 % Vorsteuer | Purchases of goods, 19 % VAT | cost_of_sales | purchases
  5425 | Innergemeinschaftlicher Erwerb 19 % | Intra-EU acquisition 19 % | cost_of_sales
  5730 | Erhaltene Skonti | Discounts taken | cost_of_sales | discount_taken
  5800 | Bezugsnebenkosten | Freight and other purchase costs | cost_of_sales
  5840 | Zölle und Einfuhrabgaben | Customs duty | cost_of_sales
  5880 | Bestandsveränderungen Waren und Material | Change in stocks | cost_of_sales | cost_of_sales
  5900 | Fremdleistungen | Subcontractors | cost_of_sales
6 | Betriebliche Aufwendungen | Operating expenses
  60 | Personal und Abschreibungen | Staff and depreciation
    6010 | Löhne | Wages | payroll_expense
    6020 | Gehälter | Salaries | payroll_expense
    6027 | Geschäftsführergehälter | Managing directors’ salaries | payroll_expense
    6110 | Gesetzliche soziale Aufwendungen | Social security | payroll_expense
    6120 | Beiträge zur Berufsgenossenschaft | Accident insurance contributions | payroll_expense
    6200 | Abschreibungen auf immaterielle Vermögensgegenstände | Amortisation | depreciation
    6220 | Abschreibungen auf Sachanlagen | Depreciation | depreciation
    6260 | Sofortabschreibung geringwertiger Wirtschaftsgüter | Immediate write-off of low-value assets | depreciation
  63 | Sonstige betriebliche Aufwendungen | Other operating expenses
    6310 | Miete | Rent | expense
    6325 | Gas, Strom, Wasser, Heizung | Utilities | expense
    6330 | Reinigung | Cleaning | expense
    6400 | Versicherungen | Insurance | expense
    6470 | Reparaturen und Instandhaltung | Repairs and maintenance | expense
    6495 | Wartungskosten für Hard- und Software | Hardware and software maintenance | expense
    6520 | Kfz-Versicherungen | Vehicle insurance | expense
    6530 | Laufende Kfz-Betriebskosten | Vehicle running costs | expense
    6540 | Kfz-Reparaturen | Vehicle repairs | expense
    6560 | Mietleasing Kfz | Vehicle leasing | expense
    6600 | Werbekosten | Advertising | expense
    6610 | Geschenke abzugsfähig | Gifts, deductible | expense
    6640 | Bewirtungskosten | Entertainment, deductible | expense
    6644 | Nicht abzugsfähige Bewirtungskosten | Entertainment, not deductible | expense
    6650 | Reisekosten Arbeitnehmer | Travel of employees | expense
    6740 | Ausgangsfrachten | Delivery to customers | expense
    6770 | Verkaufsprovisionen | Sales commissions | expense
    6800 | Porto | Postage | expense
    6805 | Telefon und Internet | Telephone and internet | expense
    6815 | Bürobedarf | Office supplies | expense
    6821 | Fortbildungskosten | Training | expense
    6825 | Rechts- und Beratungskosten | Legal and consulting fees | expense
    6827 | Abschluss- und Prüfungskosten | Closing and audit fees | expense
    6830 | Buchführungskosten | Bookkeeping fees | expense
    6837 | Aufwendungen für Lizenzen | Licences | expense
    6850 | Sonstiger Betriebsbedarf | Other supplies | expense
    6855 | Nebenkosten des Geldverkehrs | Bank charges | expense | bank_charges
    6880 | Aufwendungen aus der Währungsumrechnung (§ 256a HGB) | Unrealised exchange losses | expense | unrealised_loss
    6883 | Aufwendungen aus der Währungsumrechnung (nicht § 256a HGB) | Exchange losses | expense | fx_loss
    6895 | Anlagenabgänge Sachanlagen | Book value of disposed fixed assets | other_expense
    6930 | Forderungsverluste | Bad debts | expense | write_off
    6961 | Kassendifferenzen | Cash differences | expense | cash_difference
    6962 | Rundungsdifferenzen | Rounding differences | expense | rounding
    6969 | Sonstige Aufwendungen | Other expenses | expense
7 | Finanzergebnis und Steuern | Financial result and taxes
  7100 | Sonstige Zinsen und ähnliche Erträge | Interest received | finance_income
  7300 | Zinsen und ähnliche Aufwendungen | Interest paid | finance_cost
  7600 | Körperschaftsteuer | Corporation tax | income_tax
  7608 | Solidaritätszuschlag | Solidarity surcharge | income_tax
  7610 | Gewerbesteuer | Trade tax | income_tax
  7685 | Kfz-Steuer | Vehicle tax | other_expense
9 | Vortragskonten | Carry-forward accounts
  9000 | Saldenvorträge | Opening balances | equity | opening
`,
}
