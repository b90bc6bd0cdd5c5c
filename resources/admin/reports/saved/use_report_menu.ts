import { useMessages } from 'kontor/ui'
import { computed } from 'vue'
import type { ReportProps } from '#kernel/reports/saved/wire'
import type { useReport } from './use_report'

/** What else can be done with a report, as far as it is the viewer's to do. */
export function useReportMenu(
  props: ReportProps,
  actions: ReturnType<typeof useReport>,
  list: () => void
) {
  const { t } = useMessages()
  return computed(() => {
    const { report, mayChange, mayShare } = props
    const mayTakeBack = mayShare || report.sharedWith !== 'private'
    const looks = [
      { label: t('saved_reports.duplicate'), icon: 'i-lucide-copy', onSelect: actions.copy },
      { label: t('saved_reports.versions'), icon: 'i-lucide-history', onSelect: list },
    ]
    if (!mayChange) return [looks]
    const sharing = {
      label: t('saved_reports.share'),
      icon: 'i-lucide-share-2',
      onSelect: actions.openSharing,
    }
    const end = report.isArchived
      ? {
          label: t('saved_reports.restore'),
          icon: 'i-lucide-archive-restore',
          onSelect: actions.restore,
        }
      : { label: t('saved_reports.archive'), icon: 'i-lucide-archive', onSelect: actions.archive }
    return [[...(mayTakeBack ? [sharing] : []), ...looks], [end]]
  })
}
