import type { Part } from '../../join_parts.js'
import { rolesOf } from '../../rights.js'
import { requestReports } from './reports.js'
import { requestsAgree } from './invariants.js'
import { letRequestsGo } from './let_go.js'

const on = (...verbs: string[]) => verbs.map((verb) => `accounting.advance_request.${verb}`)

const ROLES = rolesOf(['advance_request'], {
  clerk: [
    ...on('create', 'update', 'delete', 'issue', 'receive', 'send', 'print', 'invoice'),
    'accounting.invoice.ask_advance',
  ],
  manager: on('cancel', 'import'),
})

/** Advance requests: what customers are asked to pay before anything is delivered. */
export const requestsPart: Part = {
  models: [
    () => import('../../models/advance_request.js'),
    () => import('../../models/advance_request_line.js'),
    () => import('../../models/advance_request_tax.js'),
  ],
  operations: [
    () => import('../../operations/issue_advance_request.js'),
    () => import('../../operations/receive_advance_request.js'),
    () => import('../../operations/send_advance_request.js'),
    () => import('../../operations/cancel_advance_request.js'),
    () => import('../../operations/invoice_advance_request.js'),
    () => import('../../operations/ask_advance.js'),
  ],
  sequences: {
    advance_request: { pattern: '{part}/{number:5}', gapless: true },
  },
  roles: { ...ROLES, auditor: [...ROLES.auditor, ...on('print')] },
  menu: [{ model: 'accounting.advance_request', icon: 'i-lucide-hand-coins' }],
  figures: { 'accounting.advance_request': () => import('./figures.js') },
  files: [
    {
      path: 'advance-request-pdf',
      right: 'accounting.advance_request.print',
      asks: ['id', 'layout', 'language'],
      make: async (ctx, query) =>
        (await import('./print/request_file.js')).askedRequest(ctx, query),
    },
  ],
  before: { 'accounting.invoice.delete': letRequestsGo },
  within: { 'accounting.invoice.cancel': letRequestsGo },
  invariants: [requestsAgree],
  reports: requestReports,
  fills: {
    'accounting.advance_request:form.lines': 'invoices/totals',
    'accounting.advance_request:record.main': 'advance-requests/document',
    'accounting.advance_request:record.actions': 'advance-requests/actions',
  },
}
