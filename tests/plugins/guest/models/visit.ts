import { model, RecordModel, reference, text } from 'kontor/plugin'

/** Leaves a trace of each time the guest was called. */
@model({ name: 'guest.visit', title: 'greeting' })
export default class Visit extends RecordModel {
  @text({ required: true, max: 120 }) declare greeting: string
  @reference('sample.loan', { usual: ['state', 'eq', 'out'] }) declare loanId: number | null
}
