import { defineOperation } from 'kontor/plugin'
import { issueRequest } from '../advances/requests/issue.js'
import type AdvanceRequest from '../models/advance_request.js'

/** Makes a request final: it gets its number and stands among what was asked for. Nothing is booked. */
export default defineOperation<AdvanceRequest>({
  name: 'accounting.advance_request.issue',
  on: 'accounting.advance_request',
  place: 'primary',
  icon: 'i-lucide-check',
  when: (record) => record.state === 'draft',
  run: (ctx, request) => issueRequest(ctx, request),
})
