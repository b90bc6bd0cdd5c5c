import { pluginConformance } from 'kontor/testing'

pluginConformance('trade')
