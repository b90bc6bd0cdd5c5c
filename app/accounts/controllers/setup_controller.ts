import vine from '@vinejs/vine'
import type { HttpContext } from '@adonisjs/core/http'
import { closed } from '#kernel/accounts/body'
import { enter } from '#kernel/accounts/enter'
import { securityEvent } from '#kernel/accounts/security_log/security_log'
import { setUp } from '#kernel/accounts/set_up'
import { isSetupToken, needSetupToken } from '#kernel/accounts/setup_link'
import { knownUser } from '#kernel/companies/known_user'
import { guestContext } from '#kernel/companies/origin'
import { registry } from '#kernel/plugins/registry'
import { readEpochs } from '#kernel/records/storage/epochs'

const text = (max: number) => vine.string().maxLength(max)

const form = closed({
  token: text(100),
  user: vine.object({
    name: text(120),
    email: text(191),
    login: text(60).nullable().optional(),
    language: text(10).nullable().optional(),
    password: text(1024),
  }),
  company: vine.object({
    name: text(120),
    currency: text(3),
    language: text(10).optional(),
    time_zone: text(60).optional(),
    country: text(2).nullable().optional(),
  }),
  plugins: vine.array(text(60)).maxLength(200).optional(),
  demo: vine.boolean().optional(),
})

/** The wizard behind the one-time link. */
export default class SetupController {
  async show(http: HttpContext) {
    const token = String(http.request.qs().token ?? '')
    const isValid = await isSetupToken(token)
    return http.inertia.render('kernel::setup', {
      token,
      isValid,
      plugins: isValid ? offered() : [],
    })
  }

  async store(http: HttpContext) {
    const { token, user, company, plugins = [], demo = false } = await form(http)
    await needSetupToken(token)
    const { userId } = await setUp({ user, company, plugins, demo })
    const { securityEpoch } = (await knownUser(userId, (await readEpochs()).access))!
    const ctx = await guestContext(http)
    await securityEvent(ctx, 'set_up', { userId, subjectId: userId })
    return enter(http, ctx, { id: userId, securityEpoch }, 'set_up')
  }
}

function offered() {
  return registry
    .inOrder()
    .filter(({ id }) => id !== 'kernel')
    .map(({ id, declaration }) => ({ id, requires: Object.keys(declaration.requires ?? {}) }))
}
