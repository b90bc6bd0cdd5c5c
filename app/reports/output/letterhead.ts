import type { Context } from '#kernel/companies/context'
import type { Letterhead } from '#kernel/reports/output/output'

interface CompanyRow {
  name: string
  legal_name: string | null
  address_line_1: string | null
  address_line_2: string | null
  postal_code: string | null
  city: string | null
  country: string | null
  letterhead: string | null
}

interface LogoRow {
  media_type: string
  content: Buffer
}

const COMPANY =
  'SELECT `name`, `legal_name`, `address_line_1`, `address_line_2`, `postal_code`, `city`, `country`, `letterhead` FROM `companies` WHERE `id` = ?'
const LOGO = 'SELECT `media_type`, `content` FROM `company_logos` WHERE `company_id` = ?'

/** What stands at the head of the letters of the company somebody works for; whoever gets a letter may see it. */
export async function letterheadOf(ctx: Context): Promise<Letterhead> {
  const [company] = await ctx.rows<CompanyRow>(COMPANY, [ctx.company.id])
  const [logo] = await ctx.rows<LogoRow>(LOGO, [ctx.company.id])
  const { country } = company
  const place = [company.postal_code, company.city].filter(Boolean).join(' ')
  const lines = [company.address_line_1, company.address_line_2, place, countryName(ctx, country)]
  return {
    name: company.legal_name ?? company.name,
    addressLines: lines.filter((line): line is string => Boolean(line)),
    country,
    text: company.letterhead,
    logo: logo ? { mediaType: logo.media_type, content: Buffer.from(logo.content) } : null,
  }
}

function countryName({ locale }: Context, country: string | null) {
  return country && new Intl.DisplayNames(locale, { type: 'region' }).of(country)
}
