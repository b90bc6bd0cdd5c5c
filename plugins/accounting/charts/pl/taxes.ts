import type { TaxTemplate } from '../../tax/template.js'

/** Poland: value-added tax with the fields of JPK_V7M, the register (K) and the return (P). */
export const pl: TaxTemplate = {
  id: 'pl',
  country: 'PL',
  boxes: `
    # Ewidencja sprzedaży
    K_10 | Dostawa i usługi w kraju, zwolnione | Domestic supplies, exempt
    K_11 | Dostawa i usługi poza terytorium kraju | Supplies outside the country
    K_12 | W tym usługi dla podatników z UE | Of it services to EU businesses
    K_13 | Dostawa i usługi w kraju, 0 % | Domestic supplies, 0 %
    K_15 | Dostawa i usługi w kraju, 5 %: podstawa | Domestic supplies, 5 %: base
    K_16 | Dostawa i usługi w kraju, 5 %: podatek | Domestic supplies, 5 %: tax
    K_17 | Dostawa i usługi w kraju, 8 %: podstawa | Domestic supplies, 8 %: base
    K_18 | Dostawa i usługi w kraju, 8 %: podatek | Domestic supplies, 8 %: tax
    K_19 | Dostawa i usługi w kraju, 23 %: podstawa | Domestic supplies, 23 %: base
    K_20 | Dostawa i usługi w kraju, 23 %: podatek | Domestic supplies, 23 %: tax
    K_21 | Wewnątrzwspólnotowa dostawa towarów | Intra-EU supply of goods
    K_22 | Eksport towarów | Export of goods
    K_23 | Wewnątrzwspólnotowe nabycie towarów: podstawa | Intra-EU acquisition of goods: base
    K_24 | Wewnątrzwspólnotowe nabycie towarów: podatek | Intra-EU acquisition of goods: tax
    K_25 | Import towarów (art. 33a): podstawa | Import of goods (art. 33a): base
    K_26 | Import towarów (art. 33a): podatek | Import of goods (art. 33a): tax
    K_27 | Import usług spoza UE: podstawa | Import of services from outside the EU: base
    K_28 | Import usług spoza UE: podatek | Import of services from outside the EU: tax
    K_29 | Import usług (art. 28b): podstawa | Import of services (art. 28b): base
    K_30 | Import usług (art. 28b): podatek | Import of services (art. 28b): tax
    K_31 | Dostawa, dla której podatnikiem jest nabywca: podstawa | Supply for which the buyer owes the tax: base
    K_32 | Dostawa, dla której podatnikiem jest nabywca: podatek | Supply for which the buyer owes the tax: tax
    # Ewidencja zakupów
    K_40 | Nabycie środków trwałych: netto | Fixed assets: net
    K_41 | Nabycie środków trwałych: podatek naliczony | Fixed assets: input tax
    K_42 | Pozostałe nabycia: netto | Other purchases: net
    K_43 | Pozostałe nabycia: podatek naliczony | Other purchases: input tax
    # Deklaracja: podatek należny
    P_10 | Dostawa i usługi w kraju, zwolnione | Domestic supplies, exempt | [K_10] | unit
    P_11 | Dostawa i usługi poza terytorium kraju | Supplies outside the country | [K_11] | unit
    P_13 | Dostawa i usługi w kraju, 0 % | Domestic supplies, 0 % | [K_13] | unit
    P_15 | 5 %: podstawa | 5 %: base | [K_15] | unit
    P_16 | 5 %: podatek | 5 %: tax | [K_16] | unit
    P_17 | 8 %: podstawa | 8 %: base | [K_17] | unit
    P_18 | 8 %: podatek | 8 %: tax | [K_18] | unit
    P_19 | 23 %: podstawa | 23 %: base | [K_19] | unit
    P_20 | 23 %: podatek | 23 %: tax | [K_20] | unit
    P_21 | Wewnątrzwspólnotowa dostawa towarów | Intra-EU supply of goods | [K_21] | unit
    P_22 | Eksport towarów | Export of goods | [K_22] | unit
    P_23 | Wewnątrzwspólnotowe nabycie: podstawa | Intra-EU acquisition: base | [K_23] | unit
    P_24 | Wewnątrzwspólnotowe nabycie: podatek | Intra-EU acquisition: tax | [K_24] | unit
    P_25 | Import towarów (art. 33a): podstawa | Import of goods: base | [K_25] | unit
    P_26 | Import towarów (art. 33a): podatek | Import of goods: tax | [K_26] | unit
    P_27 | Import usług spoza UE: podstawa | Import of services from outside the EU: base | [K_27] | unit
    P_28 | Import usług spoza UE: podatek | Import of services from outside the EU: tax | [K_28] | unit
    P_29 | Import usług (art. 28b): podstawa | Import of services: base | [K_29] | unit
    P_30 | Import usług (art. 28b): podatek | Import of services: tax | [K_30] | unit
    P_31 | Podatnikiem jest nabywca: podstawa | The buyer owes the tax: base | [K_31] | unit
    P_32 | Podatnikiem jest nabywca: podatek | The buyer owes the tax: tax | [K_32] | unit
    P_37 | Łączna podstawa opodatkowania | Total base | [P_10] + [P_11] + [P_13] + [P_15] + [P_17] + [P_19] + [P_21] + [P_22] + [P_23] + [P_25] + [P_27] + [P_29] + [P_31] | unit
    P_38 | Łączny podatek należny | Total output tax | [P_16] + [P_18] + [P_20] + [P_24] + [P_26] + [P_28] + [P_30] + [P_32] | unit
    # Deklaracja: podatek naliczony
    P_40 | Nabycie środków trwałych: netto | Fixed assets: net | [K_40] | unit
    P_41 | Nabycie środków trwałych: podatek | Fixed assets: tax | [K_41] | unit
    P_42 | Pozostałe nabycia: netto | Other purchases: net | [K_42] | unit
    P_43 | Pozostałe nabycia: podatek | Other purchases: tax | [K_43] | unit
    P_48 | Łączny podatek naliczony | Total input tax | [P_41] + [P_43] | unit
    # Deklaracja: rozliczenie
    P_51 | Podatek podlegający wpłacie | Tax to pay | positive([P_38] - [P_48]) | unit
    P_53 | Nadwyżka podatku naliczonego nad należnym | Excess of input tax | positive([P_48] - [P_38]) | unit
  `,
  taxes: `
    S23 | VAT 23 % | VAT 23 % | sale 23 S | base > K_19, tax 221-2 > K_20
    S8 | VAT 8 % | VAT 8 % | sale 8 S | base > K_17, tax 221-2 > K_18
    S5 | VAT 5 % | VAT 5 % | sale 5 S | base > K_15, tax 221-2 > K_16
    S0 | VAT 0 % | VAT 0 % | sale 0 Z | base > K_13
    S23K | VAT 23 %, metoda kasowa | VAT 23 % on payment | sale 23 S payment | base > K_19, tax 221-2 > K_20
    SZW | Zwolnione z VAT | Exempt | sale 0 E | base > K_10 | Zwolnienie na podstawie art. 43 ustawy o VAT
    SWDT | Wewnątrzwspólnotowa dostawa towarów | Intra-EU supply of goods | sale 0 K | base > K_21, lines 731 | Wewnątrzwspólnotowa dostawa towarów
    SEXP | Eksport towarów | Export of goods | sale 0 G | base > K_22, lines 731 | Eksport towarów
    SNPUE | Usługi dla podatników z UE | Services to EU businesses | sale 0 AE | base > K_11, base > K_12 | Odwrotne obciążenie
    SNP | Poza terytorium kraju | Outside the country | sale 0 O | base > K_11 | Nie podlega opodatkowaniu w kraju
    Z23 | VAT naliczony 23 % | Input VAT 23 % | purchase 23 S | base > K_42, tax 221-1 > K_43
    Z8 | VAT naliczony 8 % | Input VAT 8 % | purchase 8 S | base > K_42, tax 221-1 > K_43
    Z5 | VAT naliczony 5 % | Input VAT 5 % | purchase 5 S | base > K_42, tax 221-1 > K_43
    Z0 | Zakup bez VAT | Purchase without VAT | purchase 0 Z
    ZST23 | VAT naliczony 23 %, środki trwałe | Input VAT 23 %, fixed assets | purchase 23 S | base > K_40, tax 221-1 > K_41
    Z23P | VAT naliczony 23 %, samochód (50 %) | Input VAT 23 %, car (50 %) | purchase 23 S | base 50% > K_42, tax 50% 221-1 > K_43, tax 50%
    ZWNT23 | Wewnątrzwspólnotowe nabycie towarów 23 % | Intra-EU acquisition 23 % | purchase 23 K | base > K_23, base > K_42, tax 221-5 > K_43, owed 221-4 > K_24
    ZIU23 | Import usług 23 % | Import of services 23 % | purchase 23 AE | base > K_29, base > K_42, tax 221-5 > K_43, owed 221-4 > K_30
    ZIUP23 | Import usług spoza UE 23 % | Import of services from outside the EU 23 % | purchase 23 AE | base > K_27, base > K_42, tax 221-5 > K_43, owed 221-4 > K_28
    ZIT23 | Import towarów 23 % (art. 33a) | Import of goods 23 % | purchase 23 G | base > K_25, base > K_42, tax 221-5 > K_43, owed 221-4 > K_26
    ZOO23 | Podatnikiem jest nabywca 23 % | The buyer owes the tax 23 % | purchase 23 AE | base > K_31, base > K_42, tax 221-5 > K_43, owed 221-4 > K_32
  `,
  rules: `
    Dostawa dla podatnika z UE | Supply to an EU business | sale | eu business goods | * > SWDT
    Usługa dla podatnika z UE (art. 28b) | Service to an EU business | sale | eu business service | * > SNPUE
    Eksport | Export | sale | outside_eu goods | * > SEXP
    Usługa dla konsumenta spoza UE (art. 28c) | Service to a consumer outside the EU | sale | outside_eu consumer service | S23 > S23
    Usługa dla konsumenta spoza UE, 8 % | Service to a consumer outside the EU, 8 % | sale | outside_eu consumer service | S8 > S8
    Usługa dla konsumenta spoza UE, 5 % | Service to a consumer outside the EU, 5 % | sale | outside_eu consumer service | S5 > S5
    Usługa dla konsumenta spoza UE, zwolniona | Service to a consumer outside the EU, exempt | sale | outside_eu consumer service | SZW > SZW
    Usługa dla podmiotu spoza UE (art. 28b) | Service outside the EU | sale | outside_eu service | * > SNP
    Nabycie z UE | Acquisition from the EU | purchase | eu goods | Z23 > ZWNT23
    Import usług z UE (art. 28b) | Service from the EU | purchase | eu service | Z23 > ZIU23
    Import | Import | purchase | outside_eu goods | Z23 > ZIT23
    Import usług spoza UE | Service from outside the EU | purchase | outside_eu service | Z23 > ZIUP23
  `,
}
