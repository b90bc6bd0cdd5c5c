import { model, RecordModel, text } from 'kontor/plugin'

/** Something a job has done; nothing keeps it from being done twice but the jobs themselves. */
@model({ name: 'chores.effect', title: 'label', sort: 'id' })
export default class Effect extends RecordModel {
  @text({ required: true, max: 80, index: true }) declare label: string
}
