// How many ratings a flow has stored.   node count.cjs DATABASE   (run where sqlite3 is installed)
'use strict';
const path = require('node:path');
const {createRequire} = require('node:module');
const sqlite3 = createRequire(path.resolve('package.json'))('sqlite3');
new sqlite3.Database(process.argv[2]).get('SELECT count(*) AS n FROM rating', (error, row) => {
  console.log(error ? -1 : row.n);
});
