import { model, RecordModel, text } from 'kontor/plugin'

@model({ name: 'broken_shared_props.thing', title: 'name' })
export default class Thing extends RecordModel {
  @text({ required: true, max: 80, index: true }) declare name: string
}
