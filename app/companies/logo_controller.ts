import { readFile } from 'node:fs/promises'
import type { HttpContext } from '@adonisjs/core/http'
import Company from '#kernel/companies/company'
import { removeLogo, storeLogo } from '#kernel/companies/logo'
import { contextOf, profileOf } from '#kernel/companies/request_context'
import { Refusal } from '#kernel/http/refusal'

interface LogoRow {
  media_type: string
  digest: string
  content: Buffer
}

export default class LogoController {
  async show(http: HttpContext) {
    const ctx = contextOf(http)
    const id = Number(http.params.id)
    if (!profileOf(http)!.companies.some((one) => one.id === id)) throw Refusal.missing()
    const [logo] = await ctx.rows<LogoRow>(
      'SELECT `media_type`, `digest`, `content` FROM `company_logos` WHERE `company_id` = ?',
      [id]
    )
    if (!logo) throw Refusal.missing()
    http.response.header('Content-Type', logo.media_type)
    http.response.header('Content-Security-Policy', "sandbox; default-src 'none'")
    http.response.header('Cache-Control', 'private, no-cache')
    http.response.header('ETag', `"${logo.digest}"`)
    return http.response.send(logo.content)
  }

  async edit(http: HttpContext) {
    const { id, name } = await changeable(http)
    const [logo] = await contextOf(http).rows<{ digest: string }>(
      'SELECT `digest` FROM `company_logos` WHERE `company_id` = ?',
      [id]
    )
    return http.inertia.render('kernel::company_logo', { id, name, digest: logo?.digest ?? null })
  }

  async update(http: HttpContext) {
    const company = await changeable(http)
    const file = http.request.file('logo', { size: '256kb' })
    if (!file?.tmpPath) throw Refusal.input([{ field: 'logo', code: 'E_REQUIRED' }])
    if (!file.isValid) throw Refusal.input([{ field: 'logo', code: 'E_LOGO_SIZE' }])
    await storeLogo(contextOf(http), company.id, await readFile(file.tmpPath))
    return http.response.redirect().status(303).back()
  }

  async destroy(http: HttpContext) {
    const company = await changeable(http)
    await removeLogo(contextOf(http), company.id)
    return http.response.redirect().status(303).back()
  }
}

async function changeable(http: HttpContext) {
  const ctx = contextOf(http)
  ctx.access.authorize('kernel.company', 'update')
  const company = await Company.findOrFail(ctx, Number(http.params.id))
  company.needOwn(ctx)
  return company
}
