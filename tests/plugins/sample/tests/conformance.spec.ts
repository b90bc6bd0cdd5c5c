import { pluginConformance } from 'kontor/testing'

pluginConformance('sample')
