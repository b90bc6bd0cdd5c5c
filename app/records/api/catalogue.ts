import router from '@adonisjs/core/services/router'
import type { Context } from '#kernel/companies/context'
import { companyRules } from '#kernel/access/stored/company_rules'
import { customFieldsOf } from '#kernel/fields/company_fields'
import { Refusal } from '#kernel/http/refusal'
import { registry } from '#kernel/plugins/registry'
import { bulkName, bulkOperations } from '#kernel/records/bulk/bulk_operations'
import type { DeclaredField } from '#kernel/records/fields/declared'
import type { Model } from '#kernel/records/model'
import type { Operation } from '#kernel/records/operation'

/** Everything installed and what the company made of it, for administrators. */
export async function catalogue(ctx: Context) {
  if (!ctx.access.isAdmin) throw new Refusal('E_ADMINISTRATOR_ONLY', {}, { status: 403 })
  const { roles, rules } = await companyRules(ctx.company.id)
  return {
    plugins: registry.inOrder().map(({ id, declaration }) => ({
      id,
      version: declaration.version,
      requires: declaration.requires ?? {},
      enabled: ctx.has(id),
    })),
    models: [...registry.models.values()].map((model) => modelOf(ctx, model)),
    operations: [...registry.operations.values()].map(operationOf),
    routes: routes(),
    roles: roles.map(({ id, key, name, ownerPlugin }) => ({ id, key, name, plugin: ownerPlugin })),
    rules: rules.map(({ roleId, ...rule }) => ({ ...rule, role_id: roleId })),
  }
}

function modelOf(ctx: Context, model: Model) {
  const { name, plugin, segment, title, search, scope, verbs, sort, lineOf, options } = model
  const extensions = registry.extensions.get(name) ?? []
  return {
    name,
    plugin,
    path: lineOf ? null : `/api/v1/${plugin}/${segment}`,
    line_of: lineOf ?? null,
    title,
    search,
    scope,
    verbs,
    sort,
    state: options.state ?? null,
    final: options.final ?? [],
    bulk: lineOf ? [] : bulkOperations(model).map((one) => bulkName(model, one)),
    fields: [
      ...[...model.fields.values()].map((field) => ({ ...fieldOf(field), plugin })),
      ...extensions.flatMap((one) =>
        one.fields.map((field) => ({
          ...fieldOf(field),
          key: `${one.plugin}.${field.key}`,
          plugin: one.plugin,
        }))
      ),
      ...[...customFieldsOf(ctx, model).values()].map(fieldOf),
    ],
  }
}

function fieldOf(field: DeclaredField) {
  const { key, kind, base, required, readonly, unique, index, sensitivity, max, min } = field
  const { of, to, by, tree, currency, type, relation } = field
  return {
    key,
    kind,
    base: base ?? false,
    required: required ?? false,
    readonly: readonly ?? false,
    unique: unique ?? false,
    index: index ?? false,
    ...given({ sensitivity, max, min, of, to, by, tree, currency, type, relation }),
  }
}

const given = (values: Record<string, unknown>) =>
  Object.fromEntries(Object.entries(values).filter(([, value]) => value !== undefined))

function operationOf({ name, plugin, on, verb, input, reads, right }: Operation) {
  return {
    name,
    plugin,
    on: on ?? null,
    verb,
    right: right ?? name,
    reads: reads ?? false,
    input: input.map(fieldOf),
  }
}

function routes() {
  return Object.values(router.toJSON())
    .flat()
    .map(({ pattern, methods, name }) => ({
      pattern,
      methods: methods.filter((one) => one !== 'HEAD'),
      name: name ?? null,
    }))
}
