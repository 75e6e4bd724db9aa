// The way home, in Cockpit's bar.
import { homeEntry } from '/js/camunda.js';

export default [
  {
    id: 'encaisse-home',
    pluginPoint: 'cockpit.navigation',
    properties: { id: 'encaisse-home', priority: 1000, checkActive: () => false },
    render: node => node.append(homeEntry())
  }
];
