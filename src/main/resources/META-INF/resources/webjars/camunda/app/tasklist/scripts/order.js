// The longest overdue first, then the newest. Tasklist asks in an order of its own unless the address names one.

const ORDER = JSON.stringify([
  { sortBy: 'dueDate', sortOrder: 'asc' },
  { sortBy: 'created', sortOrder: 'desc' }
]);

export const LIST = `#/?sorting=${encodeURIComponent(ORDER)}`;

/** Before the application reads the address. */
export function orderTheList() {
  const hash = location.hash || '#/';
  if (!hash.includes('sorting=')) {
    const more = LIST.slice('#/?'.length);
    history.replaceState(null, '', `${hash}${hash.includes('?') ? '&' : '?'}${more}`);
  }
}
