import type { PrintLanguage } from '../../documents/print/printed_document.js'

/** The words of a receipt and of an advice of payment, in the languages documents are printed in. */
export interface ReceiptLabels {
  in: string
  out: string
  number: string
  date: string
  by: string
  reference: string
  document: string
  dated: string
  paid: string
  discount: string
  writtenOff: string
  onAccount: string
  total: string
  inWords: string
  thanks: { in: string; out: string }
  cancelled: string
}

export const RECEIPT_LABELS: Record<PrintLanguage, ReceiptLabels> = {
  en: {
    in: 'Receipt of payment',
    out: 'Advice of payment',
    number: 'Number',
    date: 'Date',
    by: 'Paid through',
    reference: 'Reference',
    document: 'Document',
    dated: 'Dated',
    paid: 'Paid',
    discount: 'Discount',
    writtenOff: 'Waived',
    onAccount: 'On account',
    total: 'Total',
    inWords: 'In words',
    thanks: {
      in: 'We have received your payment. Thank you.',
      out: 'We have paid you the following amount.',
    },
    cancelled: 'Taken back',
  },
  uk: {
    in: 'Квитанція про отримання оплати',
    out: 'Повідомлення про оплату',
    number: 'Номер',
    date: 'Дата',
    by: 'Через',
    reference: 'Посилання',
    document: 'Документ',
    dated: 'Від',
    paid: 'Сплачено',
    discount: 'Знижка',
    writtenOff: 'Списано',
    onAccount: 'Аванс',
    total: 'Разом',
    inWords: 'Сума прописом',
    thanks: {
      in: 'Ми отримали вашу оплату. Дякуємо.',
      out: 'Ми сплатили вам таку суму.',
    },
    cancelled: 'Скасовано',
  },
  de: {
    in: 'Zahlungsbestätigung',
    out: 'Zahlungsavis',
    number: 'Nummer',
    date: 'Datum',
    by: 'Über',
    reference: 'Verwendungszweck',
    document: 'Beleg',
    dated: 'Vom',
    paid: 'Bezahlt',
    discount: 'Skonto',
    writtenOff: 'Erlassen',
    onAccount: 'Guthaben',
    total: 'Summe',
    inWords: 'In Worten',
    thanks: {
      in: 'Wir haben Ihre Zahlung erhalten. Vielen Dank.',
      out: 'Wir haben Ihnen folgenden Betrag überwiesen.',
    },
    cancelled: 'Storniert',
  },
  fr: {
    in: 'Reçu de paiement',
    out: 'Avis de paiement',
    number: 'Numéro',
    date: 'Date',
    by: 'Par',
    reference: 'Référence',
    document: 'Pièce',
    dated: 'Du',
    paid: 'Payé',
    discount: 'Escompte',
    writtenOff: 'Abandonné',
    onAccount: 'Acompte',
    total: 'Total',
    inWords: 'En toutes lettres',
    thanks: {
      in: 'Nous avons bien reçu votre paiement. Merci.',
      out: 'Nous vous avons payé le montant suivant.',
    },
    cancelled: 'Annulé',
  },
  pl: {
    in: 'Potwierdzenie wpłaty',
    out: 'Zawiadomienie o zapłacie',
    number: 'Numer',
    date: 'Data',
    by: 'Przez',
    reference: 'Tytuł',
    document: 'Dokument',
    dated: 'Z dnia',
    paid: 'Zapłacono',
    discount: 'Skonto',
    writtenOff: 'Umorzono',
    onAccount: 'Zaliczka',
    total: 'Razem',
    inWords: 'Słownie',
    thanks: {
      in: 'Otrzymaliśmy Państwa wpłatę. Dziękujemy.',
      out: 'Zapłaciliśmy Państwu następującą kwotę.',
    },
    cancelled: 'Anulowano',
  },
}
