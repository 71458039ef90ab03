// What follows is the page's own: it sees D3, and the page does not see it.
(() => {
"use strict";
