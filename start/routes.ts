import router from '@adonisjs/core/services/router'
import { accessRoutes } from '#kernel/access/screens/routes'
import { linkRoutes } from '#kernel/accounts/link_routes'
import { accountRoutes } from '#kernel/accounts/routes'
import { notificationRoutes } from '#kernel/activity/notifications/routes'
import { companyRoutes } from '#kernel/companies/routes'
import { exchangeRoutes } from '#kernel/exchange/routes'
import { customFieldRoutes } from '#kernel/fields/screens/routes'
import { healthRoutes } from '#kernel/http/health/routes'
import { policyRoutes } from '#kernel/http/policy/routes'
import { homeRoutes, unknownRoutes } from '#kernel/http/routes'
import { mailRoutes } from '#kernel/mail/routes'
import { hostRoutes } from '#kernel/plugins/routes'
import { jobRoutes } from '#kernel/jobs/routes'
import pluginScreens, { pluginFilesApi } from '#kernel/plugins/plugin_screens'
import { recordsApi } from '#kernel/records/api/routes'
import { searchRoutes } from '#kernel/records/search/routes'
import recordScreens from '#kernel/records/screens/routes'
import { adviceRoutes } from '#kernel/reports/advice/routes'
import { reportRoutes } from '#kernel/reports/api/routes'
import { dashboardRoutes } from '#kernel/reports/dashboards/routes'
import { reportEditorRoutes } from '#kernel/reports/editor/routes'
import { savedReportRoutes } from '#kernel/reports/saved/routes'
import { alertRoutes } from '#kernel/reports/alerts/routes'
import { scheduleRoutes } from '#kernel/reports/schedules/routes'
import { storageRoutes } from '#kernel/storage/routes'
import { viewRoutes } from '#kernel/records/views/routes'

healthRoutes()
policyRoutes()
homeRoutes()
accountRoutes()
linkRoutes()
companyRoutes()
accessRoutes()
customFieldRoutes()
exchangeRoutes(router)
jobRoutes()
notificationRoutes()
mailRoutes()
searchRoutes(router)
reportRoutes(router)
savedReportRoutes(router)
dashboardRoutes(router)
reportEditorRoutes(router)
adviceRoutes(router)
viewRoutes(router)
scheduleRoutes(router)
alertRoutes(router)
hostRoutes(router)
storageRoutes(router)

// Last: an address one part owns alone has come before.
pluginFilesApi(router)
recordsApi(router)
pluginScreens(router)
recordScreens(router)
unknownRoutes()
