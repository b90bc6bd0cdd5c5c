import { createReadStream } from 'node:fs'
import { rm, stat } from 'node:fs/promises'
import { join } from 'node:path'
import { randomUUID } from 'node:crypto'
import type { HttpContext } from '@adonisjs/core/http'
import { storageFolder } from '#config/storage'
import { needAdministrator } from '#kernel/accounts/guard'
import { securityEvent } from '#kernel/accounts/security_log/security_log'
import Company from '#kernel/companies/company'
import { contextOf } from '#kernel/companies/request_context'
import { withinCompany } from '#kernel/companies/begin_company'
import { exportCompany } from '#kernel/exchange/company/export_company'
import { render } from '#kernel/records/screens/render'

/** Taking a whole company home: for administrators of the deployment. */
export default class CompanyController {
  async show(http: HttpContext) {
    const { id, name } = await asked(http)
    return render(http, 'kernel::company_export', { id, name })
  }

  async download(http: HttpContext) {
    const company = await asked(http)
    const ctx = withinCompany(contextOf(http), company)
    await securityEvent(ctx, 'exported', { company: company.name })
    const path = join(storageFolder, `.company-${randomUUID()}.zip`)
    await exportCompany(ctx, path)
    const file = createReadStream(path)
    file.once('close', () => void rm(path, { force: true }))
    http.response.header('Content-Type', 'application/zip')
    http.response.header('Content-Length', String((await stat(path)).size))
    http.response.header('Cache-Control', 'no-store')
    http.response.header(
      'Content-Disposition',
      `attachment; filename="company-${company.id}-${ctx.today}.zip"`
    )
    return http.response.stream(file)
  }
}

async function asked(http: HttpContext) {
  const ctx = contextOf(http)
  needAdministrator(ctx)
  return Company.findOrFail(ctx, Number(http.params.id))
}
