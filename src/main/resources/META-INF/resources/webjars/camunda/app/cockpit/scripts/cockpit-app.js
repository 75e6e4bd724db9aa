// What we change in Cockpit's own AngularJS application. An AMD module: Cockpit asks for it by require.js.
define(['angular'], function (angular) {
  const RETRIES = /\/job\/[^/]+\/retries$/;

  /** A failed job is due hours later, so that "try again" would do nothing until then: it is tried at once. */
  function retryAtOnce(request) {
    if (request.method === 'PUT' && RETRIES.test(request.url) && request.data && !request.data.dueDate) {
      request.data = { ...request.data, dueDate: new Date().toISOString().replace('Z', '+0000') };
    }
    return request;
  }

  angular.module('encaisse.cockpit', []).config([
    'camDateFormatProvider',
    '$httpProvider',
    function (formats, $http) {
      // As people write them, in place of 2026-11-22T11:15:51
      formats.setDateFormat('L LT', 'normal');
      $http.interceptors.push(() => ({ request: retryAtOnce }));
    }
  ]);
});
