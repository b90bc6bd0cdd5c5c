import { formatMoment, relativeMoment } from '~/records/values/format'
import { useShared } from '~/shared'

/** Moments as the user reads them: "5 minutes ago", or exact in the company's time zone. */
export function useMoments() {
  const { locale, company } = useShared()
  return {
    relative: (moment: string) =>
      relativeMoment(moment, Date.now(), locale.value, company.value?.timeZone),
    exact: (moment: string) => formatMoment(moment, locale.value, company.value?.timeZone),
  }
}
