import { pluginConformance } from 'kontor/testing'

pluginConformance('accounting')
