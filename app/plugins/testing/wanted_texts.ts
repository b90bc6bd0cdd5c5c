import { readKernelCatalogue } from '#kernel/http/catalogue'
import type { PluginDeclaration, ReportSourceDeclaration } from '#kernel/plugins/declaration'
import { registry } from '#kernel/plugins/registry'
import type { Subject } from '#kernel/plugins/testing/subject'
import type { Model } from '#kernel/records/model'
import type { Operation } from '#kernel/records/operation'

const CODE = /['"](E_[A-Z0-9_]+)['"]/g

/** Every key a plugin must have a text for, without the plugin's id before it. */
export function wantedTexts(subject: Subject): string[] {
  const { declaration } = subject.plugin
  return [
    'plugin.name',
    'plugin.description',
    ...subject.models.flatMap(modelTexts),
    ...subject.operations.flatMap(operationTexts),
    ...Object.keys(declaration.roles ?? {}).map((role) => `roles.${role}`),
    ...(declaration.screens ?? []).flatMap(({ path }) =>
      ['title', 'help.purpose', 'help.next'].map((key) => `screens.${screenKey(path)}.${key}`)
    ),
    ...(declaration.menu ?? []).flatMap(({ key, section }) =>
      [key, section].flatMap((name) => (name ? [`menu.${name}`] : []))
    ),
    ...(declaration.events ?? []).map((name) => `events.${within(name)}`),
    ...Object.keys(declaration.sequences ?? {}).map((key) => `series.${key}`),
    ...settingTexts(declaration.settings),
    ...namedTexts('reports', declaration.reports),
    ...namedTexts('sources', declaration.reportSources),
    ...sourceTexts(declaration.reportSources),
    ...namedTexts('widgets', declaration.widgets),
    ...namedTexts('dashboards', declaration.dashboards),
    ...jobTexts(subject.id),
    ...extensionTexts(subject.id),
    ...errorTexts(subject),
  ]
}

function settingTexts(settings: PluginDeclaration['settings'] = {}) {
  return Object.entries(settings).flatMap(([key, { of }]) => [
    `settings.${key}`,
    ...(Array.isArray(of) ? of : []).map((value) => `setting_choices.${key}.${value}`),
  ])
}

function modelTexts(model: Model) {
  const at = `models.${model.id}`
  const fields = [...model.fields.values()].filter((field) => !field.base)
  return [
    `${at}.one`,
    `${at}.many`,
    ...(model.lineOf ? [] : [`${at}.help.purpose`, `${at}.help.next`]),
    ...fields.map((field) => `${at}.fields.${field.key}`),
    ...fields
      .filter((field) => Array.isArray(field.of))
      .flatMap((field) =>
        (field.of as string[]).map((value) => `${at}.choices.${field.key}.${value}`)
      ),
    ...(model.options.form ?? []).map((section) => `${at}.sections.${section.key}`),
  ]
}

function operationTexts({ name, on, verb, input }: Operation) {
  const model = within(on ?? name.slice(0, name.lastIndexOf('.')))
  return [
    `models.${model}.operations.${verb}`,
    ...input.map((field) => `models.${model}.inputs.${verb}.${field.key}`),
  ]
}

/** Of what people choose by its name. */
function namedTexts(area: string, named: readonly { name: string }[] = []) {
  return named.flatMap(({ name }) =>
    ['name', 'description'].map((word) => `${area}.${within(name)}.${word}`)
  )
}

function sourceTexts(sources: readonly ReportSourceDeclaration[] = []) {
  return sources.flatMap(({ name, from: [part] }) =>
    Object.keys(part.fields).map((key) => `sources.${within(name)}.fields.${key}`)
  )
}

function jobTexts(id: string) {
  return [...registry.jobs.values()]
    .filter((job) => job.plugin === id)
    .map(({ title }) => within(title))
}

function extensionTexts(id: string) {
  return [...registry.extensions].flatMap(([model, extensions]) =>
    extensions
      .filter((one) => one.plugin === id)
      .flatMap((one) => one.fields.map((field) => `extensions.${model}.${field.key}`))
  )
}

/** Codes the sources name, unless the kernel explains them. */
function errorTexts(subject: Subject) {
  const kernel = readKernelCatalogue('en')
  const codes = subject
    .sources()
    .flatMap(({ text }) => [...text.matchAll(CODE)].map(([, code]) => code))
  return [...new Set(codes)]
    .filter((code) => kernel[`errors.${code}.message`] === undefined)
    .flatMap((code) => [`errors.${code}.message`, `errors.${code}.next`])
}

const within = (name: string) => name.slice(name.indexOf('.') + 1)

const screenKey = (path: string) =>
  path.replaceAll('-', '_').replaceAll('/', '.').replaceAll(':', '')
