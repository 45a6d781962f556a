"use strict";
// The files in this form for Word, still empty: docx.js fills them in.
samenDoen.blank = {{ files|tojson }};
