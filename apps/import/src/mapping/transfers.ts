import { Cells } from './cells.js';
import { type Mapping, RowProblem } from './mapping.js';

/** The card transactions of the Fraud Detection Handbook: a customer pays at a terminal. */
export const transfers: Mapping = {
  requires: ['timestamp', 'customer_id', 'terminal_id', 'amount'],
  createsPersons: true,
  map: (row) => {
    const cells = new Cells(row);
    const customer = cells.needed('customer_id');
    const externalId = `customer-${customer}`;
    const amount = cells.number('amount');
    if (amount === undefined) throw new RowProblem('amount is empty.');
    return {
      event: {
        eventType: 'TRANSFER_SUCCESS',
        userId: customer,
        entityExternalId: externalId,
        timestamp: cells.moment('timestamp'),
        destinationAccountId: `terminal-${cells.needed('terminal_id')}`,
        // The data set's own verdict travels along to be compared with ours; nothing here scores by it.
        metadata: {
          amount,
          transactionId: cells.text('transaction_id'),
          isFraud: cells.flag('is_fraud'),
          scenario: cells.number('scenario'),
        },
      },
      person: { type: 'person', name: `Customer ${customer}`, externalId },
    };
  },
};
