import { lastOfMonth, monthOf as firstOfMonth } from '../ledger/calendar.js'

/** The month of a day: what texts of an entry made by hand from a template speak of. */
export const monthOf = (day: string) => ({ from: firstOfMonth(day), to: lastOfMonth(day) })
