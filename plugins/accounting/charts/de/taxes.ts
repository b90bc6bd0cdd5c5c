import type { TaxTemplate } from '../../tax/template.js'

/** Germany: value-added tax with the Kennzahlen of the Umsatzsteuer-Voranmeldung. */
export const de: TaxTemplate = {
  id: 'de',
  country: 'DE',
  boxes: `
    # Steuerfreie Umsätze
    41 | Innergemeinschaftliche Lieferungen an Abnehmer mit USt-IdNr. | Intra-EU supplies | | unit_down
    43 | Weitere steuerfreie Umsätze mit Vorsteuerabzug (Ausfuhr) | Exports and other exempt supplies with deduction | | unit_down
    48 | Steuerfreie Umsätze ohne Vorsteuerabzug | Exempt supplies without deduction | | unit_down
    # Steuerpflichtige Umsätze
    81 | Umsätze zum Steuersatz von 19 % | Supplies at 19 % | | unit_down
    86 | Umsätze zum Steuersatz von 7 % | Supplies at 7 % | | unit_down
    87 | Umsätze zum Steuersatz von 0 % | Supplies at 0 % | | unit_down
    35 | Umsätze zu anderen Steuersätzen | Supplies at other rates | | unit_down
    36 | Steuer auf Umsätze zu anderen Steuersätzen | Tax on supplies at other rates
    # Innergemeinschaftliche Erwerbe
    89 | Erwerbe zum Steuersatz von 19 % | Acquisitions at 19 % | | unit_down
    93 | Erwerbe zum Steuersatz von 7 % | Acquisitions at 7 % | | unit_down
    # Leistungsempfänger als Steuerschuldner (§ 13b UStG)
    46 | Sonstige Leistungen eines im EU-Ausland ansässigen Unternehmers | Services of a supplier elsewhere in the EU | | unit_down
    47 | Steuer darauf | Tax on them
    84 | Andere Leistungen (§ 13b Abs. 2 UStG) | Other supplies under reverse charge | | unit_down
    85 | Steuer darauf | Tax on them
    # Ergänzende Angaben
    60 | Umsätze, für die der Leistungsempfänger die Steuer schuldet | Supplies for which the customer owes the tax | | unit_down
    21 | Nicht steuerbare sonstige Leistungen an Unternehmer in der EU | Services to businesses elsewhere in the EU | | unit_down
    45 | Übrige nicht steuerbare Umsätze | Other supplies outside the scope | | unit_down
    # Abziehbare Vorsteuer
    66 | Vorsteuer aus Rechnungen von anderen Unternehmern | Input tax on invoices
    61 | Vorsteuer aus innergemeinschaftlichem Erwerb | Input tax on acquisitions
    62 | Entstandene Einfuhrumsatzsteuer | Import VAT
    67 | Vorsteuer aus Leistungen im Sinne des § 13b UStG | Input tax under reverse charge
    # Vorauszahlung
    83 | Verbleibende Umsatzsteuer-Vorauszahlung, verbleibender Überschuss (−) | VAT to pay, or to be refunded (−) | [81] * 19 % + [86] * 7 % + [36] + [89] * 19 % + [93] * 7 % + [47] + [85] - [66] - [61] - [62] - [67]
  `,
  taxes: `
    U19 | Umsatzsteuer 19 % | VAT 19 % | sale 19 S | base > 81, tax 3806
    U7 | Umsatzsteuer 7 % | VAT 7 % | sale 7 S | base > 86, tax 3801, lines 4300
    U0 | Umsatzsteuer 0 % (§ 12 Abs. 3 UStG) | VAT 0 % | sale 0 Z | base > 87
    U19IST | Umsatzsteuer 19 % nach vereinnahmten Entgelten | VAT 19 % on payment | sale 19 S payment | base > 81, tax 3806
    U7IST | Umsatzsteuer 7 % nach vereinnahmten Entgelten | VAT 7 % on payment | sale 7 S payment | base > 86, tax 3801, lines 4300
    UIGL | Innergemeinschaftliche Lieferung | Intra-EU supply | sale 0 K | base > 41, lines 4125 | Steuerfreie innergemeinschaftliche Lieferung (§ 4 Nr. 1b UStG)
    UEXP | Ausfuhr | Export | sale 0 G | base > 43, lines 4120 | Steuerfreie Ausfuhrlieferung (§ 4 Nr. 1a UStG)
    UFREI | Steuerfrei ohne Vorsteuerabzug | Exempt | sale 0 E | base > 48 | Steuerfrei nach § 4 Nr. 8 ff. UStG
    UEUL | Sonstige Leistung an Unternehmer in der EU | Service to an EU business | sale 0 AE | base > 21, lines 4336 | Steuerschuldnerschaft des Leistungsempfängers
    U13B | Steuerschuldnerschaft des Leistungsempfängers (§ 13b UStG) | Domestic reverse charge | sale 0 AE | base > 60, lines 4337 | Steuerschuldnerschaft des Leistungsempfängers
    UNSB | Nicht steuerbar | Outside the scope | sale 0 O | base > 45 | Nicht im Inland steuerbar
    V19 | Vorsteuer 19 % | Input VAT 19 % | purchase 19 S | tax 1406 > 66
    V7 | Vorsteuer 7 % | Input VAT 7 % | purchase 7 S | tax 1401 > 66, lines 5300
    V0 | Ohne Vorsteuer | No input VAT | purchase 0 Z
    VIGE19 | Innergemeinschaftlicher Erwerb 19 % | Intra-EU acquisition 19 % | purchase 19 K | base > 89, tax 1404 > 61, owed 3804, lines 5425
    VIGE7 | Innergemeinschaftlicher Erwerb 7 % | Intra-EU acquisition 7 % | purchase 7 K | base > 93, tax 1402 > 61, owed 3802
    V13BEU | Leistung aus dem EU-Ausland 19 % (§ 13b UStG) | Service from the EU 19 % | purchase 19 AE | base > 46, tax 1407 > 67, owed 3837 > 47
    V13B | Andere Leistung 19 % (§ 13b UStG) | Other reverse charge 19 % | purchase 19 AE | base > 84, tax 1407 > 67, owed 3837 > 85
    VEUST | Einfuhrumsatzsteuer (Betrag des Bescheids) | Import VAT (amount of the notice) | purchase 100 | tax 1433 > 62, tax -100%
  `,
  rules: `
    Lieferung an Unternehmer in der EU | Supply to an EU business | sale | eu business goods | U19 > UIGL
    Lieferung an Unternehmer in der EU, 7 % | Supply to an EU business, 7 % | sale | eu business goods | U7 > UIGL
    Leistung an Unternehmer in der EU (§ 3a Abs. 2 UStG) | Service to an EU business | sale | eu business service | U19 > UEUL
    Leistung an Unternehmer in der EU, 7 % | Service to an EU business, 7 % | sale | eu business service | U7 > UEUL
    Ausfuhr | Export | sale | outside_eu goods | U19 > UEXP
    Ausfuhr, 7 % | Export, 7 % | sale | outside_eu goods | U7 > UEXP
    Leistung an Privatkunden im Drittland (§ 3a Abs. 1 UStG) | Service to a consumer outside the EU | sale | outside_eu consumer service | U19 > U19
    Leistung an Privatkunden im Drittland, 7 % | Service to a consumer outside the EU, 7 % | sale | outside_eu consumer service | U7 > U7
    Leistung ins Drittland (§ 3a Abs. 2 UStG) | Service outside the EU | sale | outside_eu service | U19 > UNSB
    Leistung ins Drittland, 7 % | Service outside the EU, 7 % | sale | outside_eu service | U7 > UNSB
    Erwerb aus der EU | Acquisition from the EU | purchase | eu goods | V19 > VIGE19
    Erwerb aus der EU, 7 % | Acquisition from the EU, 7 % | purchase | eu goods | V7 > VIGE7
    Leistung aus der EU (§ 13b Abs. 1 UStG) | Service from the EU | purchase | eu service | V19 > V13BEU
    Einfuhr | Import | purchase | outside_eu goods | V19 > V0
    Einfuhr, 7 % | Import, 7 % | purchase | outside_eu goods | V7 > V0
    Leistung aus dem Drittland (§ 13b Abs. 2 Nr. 1 UStG) | Service from outside the EU | purchase | outside_eu service | V19 > V13B
  `,
}
