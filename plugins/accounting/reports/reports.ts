import type { ReportDeclaration } from 'kontor/plugin'
import { bookReports } from './books.js'
import { openItems } from './open_items.js'
import { sales } from './sales.js'

/** The ready reports of the books. */
export const reports: ReportDeclaration[] = [...sales, ...openItems, ...bookReports]
