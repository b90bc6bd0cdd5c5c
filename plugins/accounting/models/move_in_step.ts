import { choice, datetime, longText, model, RecordModel, reference, text } from 'kontor/plugin'
import { STEPS, type StepId } from '../move_in/steps.js'

/** A step of moving in that somebody has signed off. */
@model({
  name: 'accounting.move_in_step',
  title: 'step',
  sort: 'id',
  verbs: [],
  icon: 'i-lucide-list-checks',
  list: ['step', 'signed_by_id', 'signed_at', 'note'],
})
export default class MoveInStep extends RecordModel {
  @choice({ of: STEPS, readonly: true, required: true }) declare step: StepId
  @reference('kernel.user', { readonly: true, required: true }) declare signedById: number
  @datetime({ readonly: true, required: true }) declare signedAt: string
  @text({ readonly: true }) declare note: string | null
  /** What was read of the step when it was signed: whether anything has changed since. */
  @longText({ readonly: true, hidden: true }) declare facts: string | null
}
