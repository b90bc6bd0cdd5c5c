import type { TaxTemplate } from '../../tax/template.js'

/** France: value-added tax with the lines of the CA3 return (form 3310). */
export const fr: TaxTemplate = {
  id: 'fr',
  country: 'FR',
  boxes: `
    # A. Montant des opérations réalisées
    A1 | Ventes, prestations de services | Sales and services | [08b] + [9Bb] + [09b] + [T6b] - [A3] - [B2] | unit
    A3 | Achats de prestations de services à un assujetti non établi en France | Services bought from abroad | | unit
    B2 | Acquisitions intracommunautaires | Intra-EU acquisitions | | unit
    E1 | Exportations hors Union européenne | Exports outside the EU | | unit
    E2 | Autres opérations non imposables | Other supplies without tax | | unit
    F2 | Livraisons intracommunautaires à un assujetti | Intra-EU supplies | | unit
    # B. TVA brute
    08b | Base au taux normal 20 % | Base at 20 % | | unit
    08t | Taxe due au taux normal 20 % | Tax at 20 % | | unit
    9Bb | Base au taux réduit 10 % | Base at 10 % | | unit
    9Bt | Taxe due au taux réduit 10 % | Tax at 10 % | | unit
    09b | Base au taux réduit 5,5 % | Base at 5.5 % | | unit
    09t | Taxe due au taux réduit 5,5 % | Tax at 5.5 % | | unit
    T6b | Base au taux particulier 2,10 % | Base at 2.1 % | | unit
    T6t | Taxe due au taux particulier 2,10 % | Tax at 2.1 % | | unit
    16 | Total de la TVA brute due | Total output VAT | [08t] + [9Bt] + [09t] + [T6t] | unit
    17 | Dont TVA sur acquisitions intracommunautaires | Of it on intra-EU acquisitions | [B2] * 20 % | unit
    # C. TVA déductible
    19 | Biens constituant des immobilisations | On fixed assets | | unit
    20 | Autres biens et services | On other goods and services | | unit
    23 | Total TVA déductible | Total input VAT | [19] + [20] | unit
    # Résultat
    25 | Crédit de TVA | VAT credit | positive([23] - [16]) | unit
    28 | TVA nette due | VAT to pay | positive([16] - [23]) | unit
  `,
  taxes: `
    C20 | TVA collectée 20 % | VAT 20 % | sale 20 S | base > 08b, tax 445711 > 08t
    C10 | TVA collectée 10 % | VAT 10 % | sale 10 S | base > 9Bb, tax 445712 > 9Bt
    C55 | TVA collectée 5,5 % | VAT 5.5 % | sale 5.5 S | base > 09b, tax 445713 > 09t
    C21 | TVA collectée 2,1 % | VAT 2.1 % | sale 2.1 S | base > T6b, tax 445714 > T6t
    C20E | TVA 20 % sur encaissements | VAT 20 % on payment | sale 20 S payment | base > 08b, tax 445711 > 08t
    C10E | TVA 10 % sur encaissements | VAT 10 % on payment | sale 10 S payment | base > 9Bb, tax 445712 > 9Bt
    CEXO | Exonéré de TVA | Exempt | sale 0 E | base > E2 | Exonération de TVA, article 261 du CGI
    CINTRA | Livraison intracommunautaire | Intra-EU supply | sale 0 K | base > F2 | Exonération de TVA, article 262 ter I du CGI
    CEXP | Exportation | Export | sale 0 G | base > E1 | Exonération de TVA, article 262 I du CGI
    CAUTO | Autoliquidation | Reverse charge | sale 0 AE | base > E2 | Autoliquidation
    CHORS | Prestation hors de France | Service outside France | sale 0 O | base > E2 | TVA non applicable, article 259-1° du CGI
    D20 | TVA déductible 20 % | Input VAT 20 % | purchase 20 S | tax 44566 > 20
    D10 | TVA déductible 10 % | Input VAT 10 % | purchase 10 S | tax 44566 > 20
    D55 | TVA déductible 5,5 % | Input VAT 5.5 % | purchase 5.5 S | tax 44566 > 20
    D21 | TVA déductible 2,1 % | Input VAT 2.1 % | purchase 2.1 S | tax 44566 > 20
    D0 | Achat sans TVA | Purchase without VAT | purchase 0 Z
    D20IMMO | TVA déductible 20 % sur immobilisations | Input VAT 20 % on fixed assets | purchase 20 S | tax 44562 > 19
    D20E | TVA déductible 20 % sur encaissements | Input VAT 20 % on payment | purchase 20 S payment | tax 44566 > 20
    DINTRA20 | Acquisition intracommunautaire 20 % | Intra-EU acquisition 20 % | purchase 20 K | base > B2, base > 08b, tax 445662 > 20, owed 4452 > 08t
    DSERV20 | Prestation de services achetée à l’étranger 20 % | Service from abroad 20 % | purchase 20 AE | base > A3, base > 08b, tax 445662 > 20, owed 4452 > 08t
  `,
  rules: `
    Livraison à un assujetti de l’UE | Supply to an EU business | sale | eu business goods | * > CINTRA
    Prestation à un assujetti de l’UE (article 259-1° du CGI) | Service to an EU business | sale | eu business service | * > CAUTO
    Exportation | Export | sale | outside_eu goods | * > CEXP
    Prestation à un particulier hors UE (article 259-2° du CGI) | Service to a consumer outside the EU | sale | outside_eu consumer service | C20 > C20
    Prestation à un particulier hors UE, 10 % | Service to a consumer outside the EU, 10 % | sale | outside_eu consumer service | C10 > C10
    Prestation à un particulier hors UE, 5,5 % | Service to a consumer outside the EU, 5.5 % | sale | outside_eu consumer service | C55 > C55
    Prestation à un particulier hors UE, 2,1 % | Service to a consumer outside the EU, 2.1 % | sale | outside_eu consumer service | C21 > C21
    Prestation à un particulier hors UE, 20 % sur encaissements | Service to a consumer outside the EU, 20 % on payment | sale | outside_eu consumer service | C20E > C20E
    Prestation à un particulier hors UE, 10 % sur encaissements | Service to a consumer outside the EU, 10 % on payment | sale | outside_eu consumer service | C10E > C10E
    Prestation à un particulier hors UE, exonérée | Service to a consumer outside the EU, exempt | sale | outside_eu consumer service | CEXO > CEXO
    Prestation hors UE (article 259-1° du CGI) | Service outside the EU | sale | outside_eu service | * > CHORS
    Acquisition dans l’UE | Acquisition from the EU | purchase | eu goods | D20 > DINTRA20
    Prestation d’un assujetti de l’UE (article 283-2 du CGI) | Service from the EU | purchase | eu service | D20 > DSERV20
    Importation | Import | purchase | outside_eu goods | * > D0
    Prestation d’un assujetti hors UE (article 283-2 du CGI) | Service from outside the EU | purchase | outside_eu service | D20 > DSERV20
  `,
}
