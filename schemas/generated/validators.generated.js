/* Made by schemas/generate.mjs; edit the JSON Schemas instead. */
"use strict";
exports.artifactBundleV1_0_0 = validate10;
const schema11 = {"$schema":"http://json-schema.org/draft-07/schema#","$id":"https://schemas.stellwerk.dev/artifact_bundle.v1.0.0.json","title":"Artifact Bundle","type":"object","properties":{"$schema":{"type":"string","const":"https://schemas.stellwerk.dev/artifact_bundle.v1.0.0.json"},"source_code":{"type":"object","properties":{"repository":{"type":"string","minLength":1},"branch":{"type":"string","minLength":1},"commit":{"type":"string","pattern":"^[0-9a-f]{7,64}$"},"base_commit":{"type":"string","pattern":"^[0-9a-f]{7,64}$"}},"required":["repository","branch","commit"]},"unit_tests":{"type":"array","items":{"type":"string","minLength":1}},"documentation":{"type":"array","items":{"type":"string","minLength":1}},"files":{"type":"array","items":{"type":"object","properties":{"path":{"type":"string","minLength":1},"change":{"type":"string","enum":["added","modified","deleted","renamed"]},"sha256":{"type":"string","pattern":"^[0-9a-f]{64}$"},"bytes":{"type":"integer","minimum":0}},"required":["path","change"]}},"sbom":{"type":"object","properties":{"format":{"type":"string","enum":["cyclonedx","spdx","stellwerk"]},"ref":{"type":"string","format":"uri"},"components":{"type":"array","items":{"type":"object","properties":{"name":{"type":"string","minLength":1},"version":{"type":"string"},"license":{"type":"string"},"purl":{"type":"string"}},"required":["name"]}}},"required":["format"]},"quality_gates":{"type":"object","properties":{"passed":{"type":"boolean"},"coverage_percent":{"type":"number","minimum":0,"maximum":100},"coverage_min":{"type":"number","minimum":0,"maximum":100},"results":{"type":"array","items":{"type":"object","properties":{"name":{"type":"string","minLength":1},"outcome":{"type":"string","enum":["passed","failed","skipped"]},"detail":{"type":"string"}},"required":["name","outcome"]}}},"required":["passed","results"]},"check":{"type":"string","format":"uri"},"pull_request":{"type":"string","format":"uri"},"run_id":{"type":"string","pattern":"^[a-z0-9-]{1,20}\\.[a-z0-9-]{1,24}\\.[a-z0-9-]{1,12}\\.[1-9][0-9]{0,3}$"},"created_at":{"type":"string","format":"date-time"}},"required":["$schema","source_code","unit_tests","documentation","files","quality_gates"]};
const func2 = require("ajv/dist/runtime/ucs2length").default;
const pattern0 = new RegExp("^[0-9a-f]{7,64}$", "u");
const pattern2 = new RegExp("^[0-9a-f]{64}$", "u");
const pattern3 = new RegExp("^[a-z0-9-]{1,20}\\.[a-z0-9-]{1,24}\\.[a-z0-9-]{1,12}\\.[1-9][0-9]{0,3}$", "u");
const formats0 = require("ajv-formats/dist/formats").fullFormats.uri;
const formats6 = require("ajv-formats/dist/formats").fullFormats["date-time"];

function validate10(data, {instancePath="", parentData, parentDataProperty, rootData=data}={}){
/*# sourceURL="https://schemas.stellwerk.dev/artifact_bundle.v1.0.0.json" */;
let vErrors = null;
let errors = 0;
if(data && typeof data == "object" && !Array.isArray(data)){
if(data.$schema === undefined){
const err0 = {instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: "$schema"},message:"must have required property '"+"$schema"+"'"};
if(vErrors === null){
vErrors = [err0];
}
else {
vErrors.push(err0);
}
errors++;
}
if(data.source_code === undefined){
const err1 = {instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: "source_code"},message:"must have required property '"+"source_code"+"'"};
if(vErrors === null){
vErrors = [err1];
}
else {
vErrors.push(err1);
}
errors++;
}
if(data.unit_tests === undefined){
const err2 = {instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: "unit_tests"},message:"must have required property '"+"unit_tests"+"'"};
if(vErrors === null){
vErrors = [err2];
}
else {
vErrors.push(err2);
}
errors++;
}
if(data.documentation === undefined){
const err3 = {instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: "documentation"},message:"must have required property '"+"documentation"+"'"};
if(vErrors === null){
vErrors = [err3];
}
else {
vErrors.push(err3);
}
errors++;
}
if(data.files === undefined){
const err4 = {instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: "files"},message:"must have required property '"+"files"+"'"};
if(vErrors === null){
vErrors = [err4];
}
else {
vErrors.push(err4);
}
errors++;
}
if(data.quality_gates === undefined){
const err5 = {instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: "quality_gates"},message:"must have required property '"+"quality_gates"+"'"};
if(vErrors === null){
vErrors = [err5];
}
else {
vErrors.push(err5);
}
errors++;
}
if(data.$schema !== undefined){
let data0 = data.$schema;
if(typeof data0 !== "string"){
const err6 = {instancePath:instancePath+"/$schema",schemaPath:"#/properties/%24schema/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err6];
}
else {
vErrors.push(err6);
}
errors++;
}
if("https://schemas.stellwerk.dev/artifact_bundle.v1.0.0.json" !== data0){
const err7 = {instancePath:instancePath+"/$schema",schemaPath:"#/properties/%24schema/const",keyword:"const",params:{allowedValue: "https://schemas.stellwerk.dev/artifact_bundle.v1.0.0.json"},message:"must be equal to constant"};
if(vErrors === null){
vErrors = [err7];
}
else {
vErrors.push(err7);
}
errors++;
}
}
if(data.source_code !== undefined){
let data1 = data.source_code;
if(data1 && typeof data1 == "object" && !Array.isArray(data1)){
if(data1.repository === undefined){
const err8 = {instancePath:instancePath+"/source_code",schemaPath:"#/properties/source_code/required",keyword:"required",params:{missingProperty: "repository"},message:"must have required property '"+"repository"+"'"};
if(vErrors === null){
vErrors = [err8];
}
else {
vErrors.push(err8);
}
errors++;
}
if(data1.branch === undefined){
const err9 = {instancePath:instancePath+"/source_code",schemaPath:"#/properties/source_code/required",keyword:"required",params:{missingProperty: "branch"},message:"must have required property '"+"branch"+"'"};
if(vErrors === null){
vErrors = [err9];
}
else {
vErrors.push(err9);
}
errors++;
}
if(data1.commit === undefined){
const err10 = {instancePath:instancePath+"/source_code",schemaPath:"#/properties/source_code/required",keyword:"required",params:{missingProperty: "commit"},message:"must have required property '"+"commit"+"'"};
if(vErrors === null){
vErrors = [err10];
}
else {
vErrors.push(err10);
}
errors++;
}
if(data1.repository !== undefined){
let data2 = data1.repository;
if(typeof data2 === "string"){
if(func2(data2) < 1){
const err11 = {instancePath:instancePath+"/source_code/repository",schemaPath:"#/properties/source_code/properties/repository/minLength",keyword:"minLength",params:{limit: 1},message:"must NOT have fewer than 1 characters"};
if(vErrors === null){
vErrors = [err11];
}
else {
vErrors.push(err11);
}
errors++;
}
}
else {
const err12 = {instancePath:instancePath+"/source_code/repository",schemaPath:"#/properties/source_code/properties/repository/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err12];
}
else {
vErrors.push(err12);
}
errors++;
}
}
if(data1.branch !== undefined){
let data3 = data1.branch;
if(typeof data3 === "string"){
if(func2(data3) < 1){
const err13 = {instancePath:instancePath+"/source_code/branch",schemaPath:"#/properties/source_code/properties/branch/minLength",keyword:"minLength",params:{limit: 1},message:"must NOT have fewer than 1 characters"};
if(vErrors === null){
vErrors = [err13];
}
else {
vErrors.push(err13);
}
errors++;
}
}
else {
const err14 = {instancePath:instancePath+"/source_code/branch",schemaPath:"#/properties/source_code/properties/branch/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err14];
}
else {
vErrors.push(err14);
}
errors++;
}
}
if(data1.commit !== undefined){
let data4 = data1.commit;
if(typeof data4 === "string"){
if(!pattern0.test(data4)){
const err15 = {instancePath:instancePath+"/source_code/commit",schemaPath:"#/properties/source_code/properties/commit/pattern",keyword:"pattern",params:{pattern: "^[0-9a-f]{7,64}$"},message:"must match pattern \""+"^[0-9a-f]{7,64}$"+"\""};
if(vErrors === null){
vErrors = [err15];
}
else {
vErrors.push(err15);
}
errors++;
}
}
else {
const err16 = {instancePath:instancePath+"/source_code/commit",schemaPath:"#/properties/source_code/properties/commit/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err16];
}
else {
vErrors.push(err16);
}
errors++;
}
}
if(data1.base_commit !== undefined){
let data5 = data1.base_commit;
if(typeof data5 === "string"){
if(!pattern0.test(data5)){
const err17 = {instancePath:instancePath+"/source_code/base_commit",schemaPath:"#/properties/source_code/properties/base_commit/pattern",keyword:"pattern",params:{pattern: "^[0-9a-f]{7,64}$"},message:"must match pattern \""+"^[0-9a-f]{7,64}$"+"\""};
if(vErrors === null){
vErrors = [err17];
}
else {
vErrors.push(err17);
}
errors++;
}
}
else {
const err18 = {instancePath:instancePath+"/source_code/base_commit",schemaPath:"#/properties/source_code/properties/base_commit/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err18];
}
else {
vErrors.push(err18);
}
errors++;
}
}
}
else {
const err19 = {instancePath:instancePath+"/source_code",schemaPath:"#/properties/source_code/type",keyword:"type",params:{type: "object"},message:"must be object"};
if(vErrors === null){
vErrors = [err19];
}
else {
vErrors.push(err19);
}
errors++;
}
}
if(data.unit_tests !== undefined){
let data6 = data.unit_tests;
if(Array.isArray(data6)){
const len0 = data6.length;
for(let i0=0; i0<len0; i0++){
let data7 = data6[i0];
if(typeof data7 === "string"){
if(func2(data7) < 1){
const err20 = {instancePath:instancePath+"/unit_tests/" + i0,schemaPath:"#/properties/unit_tests/items/minLength",keyword:"minLength",params:{limit: 1},message:"must NOT have fewer than 1 characters"};
if(vErrors === null){
vErrors = [err20];
}
else {
vErrors.push(err20);
}
errors++;
}
}
else {
const err21 = {instancePath:instancePath+"/unit_tests/" + i0,schemaPath:"#/properties/unit_tests/items/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err21];
}
else {
vErrors.push(err21);
}
errors++;
}
}
}
else {
const err22 = {instancePath:instancePath+"/unit_tests",schemaPath:"#/properties/unit_tests/type",keyword:"type",params:{type: "array"},message:"must be array"};
if(vErrors === null){
vErrors = [err22];
}
else {
vErrors.push(err22);
}
errors++;
}
}
if(data.documentation !== undefined){
let data8 = data.documentation;
if(Array.isArray(data8)){
const len1 = data8.length;
for(let i1=0; i1<len1; i1++){
let data9 = data8[i1];
if(typeof data9 === "string"){
if(func2(data9) < 1){
const err23 = {instancePath:instancePath+"/documentation/" + i1,schemaPath:"#/properties/documentation/items/minLength",keyword:"minLength",params:{limit: 1},message:"must NOT have fewer than 1 characters"};
if(vErrors === null){
vErrors = [err23];
}
else {
vErrors.push(err23);
}
errors++;
}
}
else {
const err24 = {instancePath:instancePath+"/documentation/" + i1,schemaPath:"#/properties/documentation/items/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err24];
}
else {
vErrors.push(err24);
}
errors++;
}
}
}
else {
const err25 = {instancePath:instancePath+"/documentation",schemaPath:"#/properties/documentation/type",keyword:"type",params:{type: "array"},message:"must be array"};
if(vErrors === null){
vErrors = [err25];
}
else {
vErrors.push(err25);
}
errors++;
}
}
if(data.files !== undefined){
let data10 = data.files;
if(Array.isArray(data10)){
const len2 = data10.length;
for(let i2=0; i2<len2; i2++){
let data11 = data10[i2];
if(data11 && typeof data11 == "object" && !Array.isArray(data11)){
if(data11.path === undefined){
const err26 = {instancePath:instancePath+"/files/" + i2,schemaPath:"#/properties/files/items/required",keyword:"required",params:{missingProperty: "path"},message:"must have required property '"+"path"+"'"};
if(vErrors === null){
vErrors = [err26];
}
else {
vErrors.push(err26);
}
errors++;
}
if(data11.change === undefined){
const err27 = {instancePath:instancePath+"/files/" + i2,schemaPath:"#/properties/files/items/required",keyword:"required",params:{missingProperty: "change"},message:"must have required property '"+"change"+"'"};
if(vErrors === null){
vErrors = [err27];
}
else {
vErrors.push(err27);
}
errors++;
}
if(data11.path !== undefined){
let data12 = data11.path;
if(typeof data12 === "string"){
if(func2(data12) < 1){
const err28 = {instancePath:instancePath+"/files/" + i2+"/path",schemaPath:"#/properties/files/items/properties/path/minLength",keyword:"minLength",params:{limit: 1},message:"must NOT have fewer than 1 characters"};
if(vErrors === null){
vErrors = [err28];
}
else {
vErrors.push(err28);
}
errors++;
}
}
else {
const err29 = {instancePath:instancePath+"/files/" + i2+"/path",schemaPath:"#/properties/files/items/properties/path/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err29];
}
else {
vErrors.push(err29);
}
errors++;
}
}
if(data11.change !== undefined){
let data13 = data11.change;
if(typeof data13 !== "string"){
const err30 = {instancePath:instancePath+"/files/" + i2+"/change",schemaPath:"#/properties/files/items/properties/change/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err30];
}
else {
vErrors.push(err30);
}
errors++;
}
if(!((((data13 === "added") || (data13 === "modified")) || (data13 === "deleted")) || (data13 === "renamed"))){
const err31 = {instancePath:instancePath+"/files/" + i2+"/change",schemaPath:"#/properties/files/items/properties/change/enum",keyword:"enum",params:{allowedValues: schema11.properties.files.items.properties.change.enum},message:"must be equal to one of the allowed values"};
if(vErrors === null){
vErrors = [err31];
}
else {
vErrors.push(err31);
}
errors++;
}
}
if(data11.sha256 !== undefined){
let data14 = data11.sha256;
if(typeof data14 === "string"){
if(!pattern2.test(data14)){
const err32 = {instancePath:instancePath+"/files/" + i2+"/sha256",schemaPath:"#/properties/files/items/properties/sha256/pattern",keyword:"pattern",params:{pattern: "^[0-9a-f]{64}$"},message:"must match pattern \""+"^[0-9a-f]{64}$"+"\""};
if(vErrors === null){
vErrors = [err32];
}
else {
vErrors.push(err32);
}
errors++;
}
}
else {
const err33 = {instancePath:instancePath+"/files/" + i2+"/sha256",schemaPath:"#/properties/files/items/properties/sha256/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err33];
}
else {
vErrors.push(err33);
}
errors++;
}
}
if(data11.bytes !== undefined){
let data15 = data11.bytes;
if(!(((typeof data15 == "number") && (!(data15 % 1) && !isNaN(data15))) && (isFinite(data15)))){
const err34 = {instancePath:instancePath+"/files/" + i2+"/bytes",schemaPath:"#/properties/files/items/properties/bytes/type",keyword:"type",params:{type: "integer"},message:"must be integer"};
if(vErrors === null){
vErrors = [err34];
}
else {
vErrors.push(err34);
}
errors++;
}
if((typeof data15 == "number") && (isFinite(data15))){
if(data15 < 0 || isNaN(data15)){
const err35 = {instancePath:instancePath+"/files/" + i2+"/bytes",schemaPath:"#/properties/files/items/properties/bytes/minimum",keyword:"minimum",params:{comparison: ">=", limit: 0},message:"must be >= 0"};
if(vErrors === null){
vErrors = [err35];
}
else {
vErrors.push(err35);
}
errors++;
}
}
}
}
else {
const err36 = {instancePath:instancePath+"/files/" + i2,schemaPath:"#/properties/files/items/type",keyword:"type",params:{type: "object"},message:"must be object"};
if(vErrors === null){
vErrors = [err36];
}
else {
vErrors.push(err36);
}
errors++;
}
}
}
else {
const err37 = {instancePath:instancePath+"/files",schemaPath:"#/properties/files/type",keyword:"type",params:{type: "array"},message:"must be array"};
if(vErrors === null){
vErrors = [err37];
}
else {
vErrors.push(err37);
}
errors++;
}
}
if(data.sbom !== undefined){
let data16 = data.sbom;
if(data16 && typeof data16 == "object" && !Array.isArray(data16)){
if(data16.format === undefined){
const err38 = {instancePath:instancePath+"/sbom",schemaPath:"#/properties/sbom/required",keyword:"required",params:{missingProperty: "format"},message:"must have required property '"+"format"+"'"};
if(vErrors === null){
vErrors = [err38];
}
else {
vErrors.push(err38);
}
errors++;
}
if(data16.format !== undefined){
let data17 = data16.format;
if(typeof data17 !== "string"){
const err39 = {instancePath:instancePath+"/sbom/format",schemaPath:"#/properties/sbom/properties/format/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err39];
}
else {
vErrors.push(err39);
}
errors++;
}
if(!(((data17 === "cyclonedx") || (data17 === "spdx")) || (data17 === "stellwerk"))){
const err40 = {instancePath:instancePath+"/sbom/format",schemaPath:"#/properties/sbom/properties/format/enum",keyword:"enum",params:{allowedValues: schema11.properties.sbom.properties.format.enum},message:"must be equal to one of the allowed values"};
if(vErrors === null){
vErrors = [err40];
}
else {
vErrors.push(err40);
}
errors++;
}
}
if(data16.ref !== undefined){
let data18 = data16.ref;
if(typeof data18 === "string"){
if(!(formats0(data18))){
const err41 = {instancePath:instancePath+"/sbom/ref",schemaPath:"#/properties/sbom/properties/ref/format",keyword:"format",params:{format: "uri"},message:"must match format \""+"uri"+"\""};
if(vErrors === null){
vErrors = [err41];
}
else {
vErrors.push(err41);
}
errors++;
}
}
else {
const err42 = {instancePath:instancePath+"/sbom/ref",schemaPath:"#/properties/sbom/properties/ref/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err42];
}
else {
vErrors.push(err42);
}
errors++;
}
}
if(data16.components !== undefined){
let data19 = data16.components;
if(Array.isArray(data19)){
const len3 = data19.length;
for(let i3=0; i3<len3; i3++){
let data20 = data19[i3];
if(data20 && typeof data20 == "object" && !Array.isArray(data20)){
if(data20.name === undefined){
const err43 = {instancePath:instancePath+"/sbom/components/" + i3,schemaPath:"#/properties/sbom/properties/components/items/required",keyword:"required",params:{missingProperty: "name"},message:"must have required property '"+"name"+"'"};
if(vErrors === null){
vErrors = [err43];
}
else {
vErrors.push(err43);
}
errors++;
}
if(data20.name !== undefined){
let data21 = data20.name;
if(typeof data21 === "string"){
if(func2(data21) < 1){
const err44 = {instancePath:instancePath+"/sbom/components/" + i3+"/name",schemaPath:"#/properties/sbom/properties/components/items/properties/name/minLength",keyword:"minLength",params:{limit: 1},message:"must NOT have fewer than 1 characters"};
if(vErrors === null){
vErrors = [err44];
}
else {
vErrors.push(err44);
}
errors++;
}
}
else {
const err45 = {instancePath:instancePath+"/sbom/components/" + i3+"/name",schemaPath:"#/properties/sbom/properties/components/items/properties/name/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err45];
}
else {
vErrors.push(err45);
}
errors++;
}
}
if(data20.version !== undefined){
if(typeof data20.version !== "string"){
const err46 = {instancePath:instancePath+"/sbom/components/" + i3+"/version",schemaPath:"#/properties/sbom/properties/components/items/properties/version/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err46];
}
else {
vErrors.push(err46);
}
errors++;
}
}
if(data20.license !== undefined){
if(typeof data20.license !== "string"){
const err47 = {instancePath:instancePath+"/sbom/components/" + i3+"/license",schemaPath:"#/properties/sbom/properties/components/items/properties/license/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err47];
}
else {
vErrors.push(err47);
}
errors++;
}
}
if(data20.purl !== undefined){
if(typeof data20.purl !== "string"){
const err48 = {instancePath:instancePath+"/sbom/components/" + i3+"/purl",schemaPath:"#/properties/sbom/properties/components/items/properties/purl/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err48];
}
else {
vErrors.push(err48);
}
errors++;
}
}
}
else {
const err49 = {instancePath:instancePath+"/sbom/components/" + i3,schemaPath:"#/properties/sbom/properties/components/items/type",keyword:"type",params:{type: "object"},message:"must be object"};
if(vErrors === null){
vErrors = [err49];
}
else {
vErrors.push(err49);
}
errors++;
}
}
}
else {
const err50 = {instancePath:instancePath+"/sbom/components",schemaPath:"#/properties/sbom/properties/components/type",keyword:"type",params:{type: "array"},message:"must be array"};
if(vErrors === null){
vErrors = [err50];
}
else {
vErrors.push(err50);
}
errors++;
}
}
}
else {
const err51 = {instancePath:instancePath+"/sbom",schemaPath:"#/properties/sbom/type",keyword:"type",params:{type: "object"},message:"must be object"};
if(vErrors === null){
vErrors = [err51];
}
else {
vErrors.push(err51);
}
errors++;
}
}
if(data.quality_gates !== undefined){
let data25 = data.quality_gates;
if(data25 && typeof data25 == "object" && !Array.isArray(data25)){
if(data25.passed === undefined){
const err52 = {instancePath:instancePath+"/quality_gates",schemaPath:"#/properties/quality_gates/required",keyword:"required",params:{missingProperty: "passed"},message:"must have required property '"+"passed"+"'"};
if(vErrors === null){
vErrors = [err52];
}
else {
vErrors.push(err52);
}
errors++;
}
if(data25.results === undefined){
const err53 = {instancePath:instancePath+"/quality_gates",schemaPath:"#/properties/quality_gates/required",keyword:"required",params:{missingProperty: "results"},message:"must have required property '"+"results"+"'"};
if(vErrors === null){
vErrors = [err53];
}
else {
vErrors.push(err53);
}
errors++;
}
if(data25.passed !== undefined){
if(typeof data25.passed !== "boolean"){
const err54 = {instancePath:instancePath+"/quality_gates/passed",schemaPath:"#/properties/quality_gates/properties/passed/type",keyword:"type",params:{type: "boolean"},message:"must be boolean"};
if(vErrors === null){
vErrors = [err54];
}
else {
vErrors.push(err54);
}
errors++;
}
}
if(data25.coverage_percent !== undefined){
let data27 = data25.coverage_percent;
if((typeof data27 == "number") && (isFinite(data27))){
if(data27 > 100 || isNaN(data27)){
const err55 = {instancePath:instancePath+"/quality_gates/coverage_percent",schemaPath:"#/properties/quality_gates/properties/coverage_percent/maximum",keyword:"maximum",params:{comparison: "<=", limit: 100},message:"must be <= 100"};
if(vErrors === null){
vErrors = [err55];
}
else {
vErrors.push(err55);
}
errors++;
}
if(data27 < 0 || isNaN(data27)){
const err56 = {instancePath:instancePath+"/quality_gates/coverage_percent",schemaPath:"#/properties/quality_gates/properties/coverage_percent/minimum",keyword:"minimum",params:{comparison: ">=", limit: 0},message:"must be >= 0"};
if(vErrors === null){
vErrors = [err56];
}
else {
vErrors.push(err56);
}
errors++;
}
}
else {
const err57 = {instancePath:instancePath+"/quality_gates/coverage_percent",schemaPath:"#/properties/quality_gates/properties/coverage_percent/type",keyword:"type",params:{type: "number"},message:"must be number"};
if(vErrors === null){
vErrors = [err57];
}
else {
vErrors.push(err57);
}
errors++;
}
}
if(data25.coverage_min !== undefined){
let data28 = data25.coverage_min;
if((typeof data28 == "number") && (isFinite(data28))){
if(data28 > 100 || isNaN(data28)){
const err58 = {instancePath:instancePath+"/quality_gates/coverage_min",schemaPath:"#/properties/quality_gates/properties/coverage_min/maximum",keyword:"maximum",params:{comparison: "<=", limit: 100},message:"must be <= 100"};
if(vErrors === null){
vErrors = [err58];
}
else {
vErrors.push(err58);
}
errors++;
}
if(data28 < 0 || isNaN(data28)){
const err59 = {instancePath:instancePath+"/quality_gates/coverage_min",schemaPath:"#/properties/quality_gates/properties/coverage_min/minimum",keyword:"minimum",params:{comparison: ">=", limit: 0},message:"must be >= 0"};
if(vErrors === null){
vErrors = [err59];
}
else {
vErrors.push(err59);
}
errors++;
}
}
else {
const err60 = {instancePath:instancePath+"/quality_gates/coverage_min",schemaPath:"#/properties/quality_gates/properties/coverage_min/type",keyword:"type",params:{type: "number"},message:"must be number"};
if(vErrors === null){
vErrors = [err60];
}
else {
vErrors.push(err60);
}
errors++;
}
}
if(data25.results !== undefined){
let data29 = data25.results;
if(Array.isArray(data29)){
const len4 = data29.length;
for(let i4=0; i4<len4; i4++){
let data30 = data29[i4];
if(data30 && typeof data30 == "object" && !Array.isArray(data30)){
if(data30.name === undefined){
const err61 = {instancePath:instancePath+"/quality_gates/results/" + i4,schemaPath:"#/properties/quality_gates/properties/results/items/required",keyword:"required",params:{missingProperty: "name"},message:"must have required property '"+"name"+"'"};
if(vErrors === null){
vErrors = [err61];
}
else {
vErrors.push(err61);
}
errors++;
}
if(data30.outcome === undefined){
const err62 = {instancePath:instancePath+"/quality_gates/results/" + i4,schemaPath:"#/properties/quality_gates/properties/results/items/required",keyword:"required",params:{missingProperty: "outcome"},message:"must have required property '"+"outcome"+"'"};
if(vErrors === null){
vErrors = [err62];
}
else {
vErrors.push(err62);
}
errors++;
}
if(data30.name !== undefined){
let data31 = data30.name;
if(typeof data31 === "string"){
if(func2(data31) < 1){
const err63 = {instancePath:instancePath+"/quality_gates/results/" + i4+"/name",schemaPath:"#/properties/quality_gates/properties/results/items/properties/name/minLength",keyword:"minLength",params:{limit: 1},message:"must NOT have fewer than 1 characters"};
if(vErrors === null){
vErrors = [err63];
}
else {
vErrors.push(err63);
}
errors++;
}
}
else {
const err64 = {instancePath:instancePath+"/quality_gates/results/" + i4+"/name",schemaPath:"#/properties/quality_gates/properties/results/items/properties/name/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err64];
}
else {
vErrors.push(err64);
}
errors++;
}
}
if(data30.outcome !== undefined){
let data32 = data30.outcome;
if(typeof data32 !== "string"){
const err65 = {instancePath:instancePath+"/quality_gates/results/" + i4+"/outcome",schemaPath:"#/properties/quality_gates/properties/results/items/properties/outcome/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err65];
}
else {
vErrors.push(err65);
}
errors++;
}
if(!(((data32 === "passed") || (data32 === "failed")) || (data32 === "skipped"))){
const err66 = {instancePath:instancePath+"/quality_gates/results/" + i4+"/outcome",schemaPath:"#/properties/quality_gates/properties/results/items/properties/outcome/enum",keyword:"enum",params:{allowedValues: schema11.properties.quality_gates.properties.results.items.properties.outcome.enum},message:"must be equal to one of the allowed values"};
if(vErrors === null){
vErrors = [err66];
}
else {
vErrors.push(err66);
}
errors++;
}
}
if(data30.detail !== undefined){
if(typeof data30.detail !== "string"){
const err67 = {instancePath:instancePath+"/quality_gates/results/" + i4+"/detail",schemaPath:"#/properties/quality_gates/properties/results/items/properties/detail/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err67];
}
else {
vErrors.push(err67);
}
errors++;
}
}
}
else {
const err68 = {instancePath:instancePath+"/quality_gates/results/" + i4,schemaPath:"#/properties/quality_gates/properties/results/items/type",keyword:"type",params:{type: "object"},message:"must be object"};
if(vErrors === null){
vErrors = [err68];
}
else {
vErrors.push(err68);
}
errors++;
}
}
}
else {
const err69 = {instancePath:instancePath+"/quality_gates/results",schemaPath:"#/properties/quality_gates/properties/results/type",keyword:"type",params:{type: "array"},message:"must be array"};
if(vErrors === null){
vErrors = [err69];
}
else {
vErrors.push(err69);
}
errors++;
}
}
}
else {
const err70 = {instancePath:instancePath+"/quality_gates",schemaPath:"#/properties/quality_gates/type",keyword:"type",params:{type: "object"},message:"must be object"};
if(vErrors === null){
vErrors = [err70];
}
else {
vErrors.push(err70);
}
errors++;
}
}
if(data.check !== undefined){
let data34 = data.check;
if(typeof data34 === "string"){
if(!(formats0(data34))){
const err71 = {instancePath:instancePath+"/check",schemaPath:"#/properties/check/format",keyword:"format",params:{format: "uri"},message:"must match format \""+"uri"+"\""};
if(vErrors === null){
vErrors = [err71];
}
else {
vErrors.push(err71);
}
errors++;
}
}
else {
const err72 = {instancePath:instancePath+"/check",schemaPath:"#/properties/check/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err72];
}
else {
vErrors.push(err72);
}
errors++;
}
}
if(data.pull_request !== undefined){
let data35 = data.pull_request;
if(typeof data35 === "string"){
if(!(formats0(data35))){
const err73 = {instancePath:instancePath+"/pull_request",schemaPath:"#/properties/pull_request/format",keyword:"format",params:{format: "uri"},message:"must match format \""+"uri"+"\""};
if(vErrors === null){
vErrors = [err73];
}
else {
vErrors.push(err73);
}
errors++;
}
}
else {
const err74 = {instancePath:instancePath+"/pull_request",schemaPath:"#/properties/pull_request/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err74];
}
else {
vErrors.push(err74);
}
errors++;
}
}
if(data.run_id !== undefined){
let data36 = data.run_id;
if(typeof data36 === "string"){
if(!pattern3.test(data36)){
const err75 = {instancePath:instancePath+"/run_id",schemaPath:"#/properties/run_id/pattern",keyword:"pattern",params:{pattern: "^[a-z0-9-]{1,20}\\.[a-z0-9-]{1,24}\\.[a-z0-9-]{1,12}\\.[1-9][0-9]{0,3}$"},message:"must match pattern \""+"^[a-z0-9-]{1,20}\\.[a-z0-9-]{1,24}\\.[a-z0-9-]{1,12}\\.[1-9][0-9]{0,3}$"+"\""};
if(vErrors === null){
vErrors = [err75];
}
else {
vErrors.push(err75);
}
errors++;
}
}
else {
const err76 = {instancePath:instancePath+"/run_id",schemaPath:"#/properties/run_id/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err76];
}
else {
vErrors.push(err76);
}
errors++;
}
}
if(data.created_at !== undefined){
let data37 = data.created_at;
if(typeof data37 === "string"){
if(!(formats6.validate(data37))){
const err77 = {instancePath:instancePath+"/created_at",schemaPath:"#/properties/created_at/format",keyword:"format",params:{format: "date-time"},message:"must match format \""+"date-time"+"\""};
if(vErrors === null){
vErrors = [err77];
}
else {
vErrors.push(err77);
}
errors++;
}
}
else {
const err78 = {instancePath:instancePath+"/created_at",schemaPath:"#/properties/created_at/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err78];
}
else {
vErrors.push(err78);
}
errors++;
}
}
}
else {
const err79 = {instancePath,schemaPath:"#/type",keyword:"type",params:{type: "object"},message:"must be object"};
if(vErrors === null){
vErrors = [err79];
}
else {
vErrors.push(err79);
}
errors++;
}
validate10.errors = vErrors;
return errors === 0;
}

exports.artifactBundleV1_1_0 = validate11;
const schema12 = {"$schema":"http://json-schema.org/draft-07/schema#","$id":"https://schemas.stellwerk.dev/artifact_bundle.v1.1.0.json","title":"Artifact Bundle","type":"object","properties":{"$schema":{"type":"string","const":"https://schemas.stellwerk.dev/artifact_bundle.v1.1.0.json"},"source_code":{"type":"object","properties":{"repository":{"type":"string","minLength":1},"branch":{"type":"string","minLength":1},"commit":{"type":"string","pattern":"^[0-9a-f]{7,64}$"},"base_commit":{"type":"string","pattern":"^[0-9a-f]{7,64}$"}},"required":["repository","branch","commit"]},"unit_tests":{"type":"array","items":{"type":"string","minLength":1}},"documentation":{"type":"array","items":{"type":"string","minLength":1}},"files":{"type":"array","items":{"type":"object","properties":{"path":{"type":"string","minLength":1},"change":{"type":"string","enum":["added","modified","deleted","renamed"]},"sha256":{"type":"string","pattern":"^[0-9a-f]{64}$"},"bytes":{"type":"integer","minimum":0}},"required":["path","change"]}},"sbom":{"type":"object","properties":{"format":{"type":"string","enum":["cyclonedx","spdx","stellwerk"]},"ref":{"type":"string","format":"uri"},"components":{"type":"array","items":{"type":"object","properties":{"name":{"type":"string","minLength":1},"version":{"type":"string"},"license":{"type":"string"},"purl":{"type":"string"}},"required":["name"]}}},"required":["format"]},"quality_gates":{"type":"object","properties":{"passed":{"type":"boolean"},"coverage_percent":{"type":"number","minimum":0,"maximum":100},"coverage_min":{"type":"number","minimum":0,"maximum":100},"results":{"type":"array","items":{"type":"object","properties":{"name":{"type":"string","minLength":1},"outcome":{"type":"string","enum":["passed","failed","skipped"]},"detail":{"type":"string"},"findings":{"type":"array","items":{"type":"object","properties":{"file":{"type":"string","minLength":1},"line":{"type":"integer","minimum":1},"rule":{"type":"string","minLength":1},"message":{"type":"string","minLength":1}},"required":["message"]}}},"required":["name","outcome"]}}},"required":["passed","results"]},"check":{"type":"string","format":"uri"},"pull_request":{"type":"string","format":"uri"},"sbom_delta":{"type":"object","properties":{"added":{"type":"array","items":{"type":"object","properties":{"purl":{"type":"string","minLength":1},"version":{"type":"string"},"range":{"type":"string"},"license":{"type":"string"},"development":{"type":"boolean"}},"required":["purl"]}},"removed":{"type":"array","items":{"type":"object","properties":{"purl":{"type":"string","minLength":1},"version":{"type":"string"},"range":{"type":"string"},"license":{"type":"string"},"development":{"type":"boolean"}},"required":["purl"]}},"unreadable":{"type":"array","items":{"type":"string","minLength":1}}},"required":["added","removed"]},"signature":{"type":"object","properties":{"algorithm":{"type":"string","enum":["ed25519"]},"key_id":{"type":"string","pattern":"^[0-9a-f]{16}$"},"value":{"type":"string","minLength":1},"over":{"type":"string","pattern":"^[0-9a-f]{64}$"}},"required":["algorithm","key_id","value","over"]},"run_id":{"type":"string","pattern":"^[a-z0-9-]{1,20}\\.[a-z0-9-]{1,24}\\.[a-z0-9-]{1,12}\\.[1-9][0-9]{0,3}$"},"created_at":{"type":"string","format":"date-time"}},"required":["$schema","source_code","unit_tests","documentation","files","quality_gates"]};
const pattern7 = new RegExp("^[0-9a-f]{16}$", "u");

function validate11(data, {instancePath="", parentData, parentDataProperty, rootData=data}={}){
/*# sourceURL="https://schemas.stellwerk.dev/artifact_bundle.v1.1.0.json" */;
let vErrors = null;
let errors = 0;
if(data && typeof data == "object" && !Array.isArray(data)){
if(data.$schema === undefined){
const err0 = {instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: "$schema"},message:"must have required property '"+"$schema"+"'"};
if(vErrors === null){
vErrors = [err0];
}
else {
vErrors.push(err0);
}
errors++;
}
if(data.source_code === undefined){
const err1 = {instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: "source_code"},message:"must have required property '"+"source_code"+"'"};
if(vErrors === null){
vErrors = [err1];
}
else {
vErrors.push(err1);
}
errors++;
}
if(data.unit_tests === undefined){
const err2 = {instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: "unit_tests"},message:"must have required property '"+"unit_tests"+"'"};
if(vErrors === null){
vErrors = [err2];
}
else {
vErrors.push(err2);
}
errors++;
}
if(data.documentation === undefined){
const err3 = {instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: "documentation"},message:"must have required property '"+"documentation"+"'"};
if(vErrors === null){
vErrors = [err3];
}
else {
vErrors.push(err3);
}
errors++;
}
if(data.files === undefined){
const err4 = {instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: "files"},message:"must have required property '"+"files"+"'"};
if(vErrors === null){
vErrors = [err4];
}
else {
vErrors.push(err4);
}
errors++;
}
if(data.quality_gates === undefined){
const err5 = {instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: "quality_gates"},message:"must have required property '"+"quality_gates"+"'"};
if(vErrors === null){
vErrors = [err5];
}
else {
vErrors.push(err5);
}
errors++;
}
if(data.$schema !== undefined){
let data0 = data.$schema;
if(typeof data0 !== "string"){
const err6 = {instancePath:instancePath+"/$schema",schemaPath:"#/properties/%24schema/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err6];
}
else {
vErrors.push(err6);
}
errors++;
}
if("https://schemas.stellwerk.dev/artifact_bundle.v1.1.0.json" !== data0){
const err7 = {instancePath:instancePath+"/$schema",schemaPath:"#/properties/%24schema/const",keyword:"const",params:{allowedValue: "https://schemas.stellwerk.dev/artifact_bundle.v1.1.0.json"},message:"must be equal to constant"};
if(vErrors === null){
vErrors = [err7];
}
else {
vErrors.push(err7);
}
errors++;
}
}
if(data.source_code !== undefined){
let data1 = data.source_code;
if(data1 && typeof data1 == "object" && !Array.isArray(data1)){
if(data1.repository === undefined){
const err8 = {instancePath:instancePath+"/source_code",schemaPath:"#/properties/source_code/required",keyword:"required",params:{missingProperty: "repository"},message:"must have required property '"+"repository"+"'"};
if(vErrors === null){
vErrors = [err8];
}
else {
vErrors.push(err8);
}
errors++;
}
if(data1.branch === undefined){
const err9 = {instancePath:instancePath+"/source_code",schemaPath:"#/properties/source_code/required",keyword:"required",params:{missingProperty: "branch"},message:"must have required property '"+"branch"+"'"};
if(vErrors === null){
vErrors = [err9];
}
else {
vErrors.push(err9);
}
errors++;
}
if(data1.commit === undefined){
const err10 = {instancePath:instancePath+"/source_code",schemaPath:"#/properties/source_code/required",keyword:"required",params:{missingProperty: "commit"},message:"must have required property '"+"commit"+"'"};
if(vErrors === null){
vErrors = [err10];
}
else {
vErrors.push(err10);
}
errors++;
}
if(data1.repository !== undefined){
let data2 = data1.repository;
if(typeof data2 === "string"){
if(func2(data2) < 1){
const err11 = {instancePath:instancePath+"/source_code/repository",schemaPath:"#/properties/source_code/properties/repository/minLength",keyword:"minLength",params:{limit: 1},message:"must NOT have fewer than 1 characters"};
if(vErrors === null){
vErrors = [err11];
}
else {
vErrors.push(err11);
}
errors++;
}
}
else {
const err12 = {instancePath:instancePath+"/source_code/repository",schemaPath:"#/properties/source_code/properties/repository/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err12];
}
else {
vErrors.push(err12);
}
errors++;
}
}
if(data1.branch !== undefined){
let data3 = data1.branch;
if(typeof data3 === "string"){
if(func2(data3) < 1){
const err13 = {instancePath:instancePath+"/source_code/branch",schemaPath:"#/properties/source_code/properties/branch/minLength",keyword:"minLength",params:{limit: 1},message:"must NOT have fewer than 1 characters"};
if(vErrors === null){
vErrors = [err13];
}
else {
vErrors.push(err13);
}
errors++;
}
}
else {
const err14 = {instancePath:instancePath+"/source_code/branch",schemaPath:"#/properties/source_code/properties/branch/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err14];
}
else {
vErrors.push(err14);
}
errors++;
}
}
if(data1.commit !== undefined){
let data4 = data1.commit;
if(typeof data4 === "string"){
if(!pattern0.test(data4)){
const err15 = {instancePath:instancePath+"/source_code/commit",schemaPath:"#/properties/source_code/properties/commit/pattern",keyword:"pattern",params:{pattern: "^[0-9a-f]{7,64}$"},message:"must match pattern \""+"^[0-9a-f]{7,64}$"+"\""};
if(vErrors === null){
vErrors = [err15];
}
else {
vErrors.push(err15);
}
errors++;
}
}
else {
const err16 = {instancePath:instancePath+"/source_code/commit",schemaPath:"#/properties/source_code/properties/commit/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err16];
}
else {
vErrors.push(err16);
}
errors++;
}
}
if(data1.base_commit !== undefined){
let data5 = data1.base_commit;
if(typeof data5 === "string"){
if(!pattern0.test(data5)){
const err17 = {instancePath:instancePath+"/source_code/base_commit",schemaPath:"#/properties/source_code/properties/base_commit/pattern",keyword:"pattern",params:{pattern: "^[0-9a-f]{7,64}$"},message:"must match pattern \""+"^[0-9a-f]{7,64}$"+"\""};
if(vErrors === null){
vErrors = [err17];
}
else {
vErrors.push(err17);
}
errors++;
}
}
else {
const err18 = {instancePath:instancePath+"/source_code/base_commit",schemaPath:"#/properties/source_code/properties/base_commit/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err18];
}
else {
vErrors.push(err18);
}
errors++;
}
}
}
else {
const err19 = {instancePath:instancePath+"/source_code",schemaPath:"#/properties/source_code/type",keyword:"type",params:{type: "object"},message:"must be object"};
if(vErrors === null){
vErrors = [err19];
}
else {
vErrors.push(err19);
}
errors++;
}
}
if(data.unit_tests !== undefined){
let data6 = data.unit_tests;
if(Array.isArray(data6)){
const len0 = data6.length;
for(let i0=0; i0<len0; i0++){
let data7 = data6[i0];
if(typeof data7 === "string"){
if(func2(data7) < 1){
const err20 = {instancePath:instancePath+"/unit_tests/" + i0,schemaPath:"#/properties/unit_tests/items/minLength",keyword:"minLength",params:{limit: 1},message:"must NOT have fewer than 1 characters"};
if(vErrors === null){
vErrors = [err20];
}
else {
vErrors.push(err20);
}
errors++;
}
}
else {
const err21 = {instancePath:instancePath+"/unit_tests/" + i0,schemaPath:"#/properties/unit_tests/items/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err21];
}
else {
vErrors.push(err21);
}
errors++;
}
}
}
else {
const err22 = {instancePath:instancePath+"/unit_tests",schemaPath:"#/properties/unit_tests/type",keyword:"type",params:{type: "array"},message:"must be array"};
if(vErrors === null){
vErrors = [err22];
}
else {
vErrors.push(err22);
}
errors++;
}
}
if(data.documentation !== undefined){
let data8 = data.documentation;
if(Array.isArray(data8)){
const len1 = data8.length;
for(let i1=0; i1<len1; i1++){
let data9 = data8[i1];
if(typeof data9 === "string"){
if(func2(data9) < 1){
const err23 = {instancePath:instancePath+"/documentation/" + i1,schemaPath:"#/properties/documentation/items/minLength",keyword:"minLength",params:{limit: 1},message:"must NOT have fewer than 1 characters"};
if(vErrors === null){
vErrors = [err23];
}
else {
vErrors.push(err23);
}
errors++;
}
}
else {
const err24 = {instancePath:instancePath+"/documentation/" + i1,schemaPath:"#/properties/documentation/items/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err24];
}
else {
vErrors.push(err24);
}
errors++;
}
}
}
else {
const err25 = {instancePath:instancePath+"/documentation",schemaPath:"#/properties/documentation/type",keyword:"type",params:{type: "array"},message:"must be array"};
if(vErrors === null){
vErrors = [err25];
}
else {
vErrors.push(err25);
}
errors++;
}
}
if(data.files !== undefined){
let data10 = data.files;
if(Array.isArray(data10)){
const len2 = data10.length;
for(let i2=0; i2<len2; i2++){
let data11 = data10[i2];
if(data11 && typeof data11 == "object" && !Array.isArray(data11)){
if(data11.path === undefined){
const err26 = {instancePath:instancePath+"/files/" + i2,schemaPath:"#/properties/files/items/required",keyword:"required",params:{missingProperty: "path"},message:"must have required property '"+"path"+"'"};
if(vErrors === null){
vErrors = [err26];
}
else {
vErrors.push(err26);
}
errors++;
}
if(data11.change === undefined){
const err27 = {instancePath:instancePath+"/files/" + i2,schemaPath:"#/properties/files/items/required",keyword:"required",params:{missingProperty: "change"},message:"must have required property '"+"change"+"'"};
if(vErrors === null){
vErrors = [err27];
}
else {
vErrors.push(err27);
}
errors++;
}
if(data11.path !== undefined){
let data12 = data11.path;
if(typeof data12 === "string"){
if(func2(data12) < 1){
const err28 = {instancePath:instancePath+"/files/" + i2+"/path",schemaPath:"#/properties/files/items/properties/path/minLength",keyword:"minLength",params:{limit: 1},message:"must NOT have fewer than 1 characters"};
if(vErrors === null){
vErrors = [err28];
}
else {
vErrors.push(err28);
}
errors++;
}
}
else {
const err29 = {instancePath:instancePath+"/files/" + i2+"/path",schemaPath:"#/properties/files/items/properties/path/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err29];
}
else {
vErrors.push(err29);
}
errors++;
}
}
if(data11.change !== undefined){
let data13 = data11.change;
if(typeof data13 !== "string"){
const err30 = {instancePath:instancePath+"/files/" + i2+"/change",schemaPath:"#/properties/files/items/properties/change/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err30];
}
else {
vErrors.push(err30);
}
errors++;
}
if(!((((data13 === "added") || (data13 === "modified")) || (data13 === "deleted")) || (data13 === "renamed"))){
const err31 = {instancePath:instancePath+"/files/" + i2+"/change",schemaPath:"#/properties/files/items/properties/change/enum",keyword:"enum",params:{allowedValues: schema12.properties.files.items.properties.change.enum},message:"must be equal to one of the allowed values"};
if(vErrors === null){
vErrors = [err31];
}
else {
vErrors.push(err31);
}
errors++;
}
}
if(data11.sha256 !== undefined){
let data14 = data11.sha256;
if(typeof data14 === "string"){
if(!pattern2.test(data14)){
const err32 = {instancePath:instancePath+"/files/" + i2+"/sha256",schemaPath:"#/properties/files/items/properties/sha256/pattern",keyword:"pattern",params:{pattern: "^[0-9a-f]{64}$"},message:"must match pattern \""+"^[0-9a-f]{64}$"+"\""};
if(vErrors === null){
vErrors = [err32];
}
else {
vErrors.push(err32);
}
errors++;
}
}
else {
const err33 = {instancePath:instancePath+"/files/" + i2+"/sha256",schemaPath:"#/properties/files/items/properties/sha256/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err33];
}
else {
vErrors.push(err33);
}
errors++;
}
}
if(data11.bytes !== undefined){
let data15 = data11.bytes;
if(!(((typeof data15 == "number") && (!(data15 % 1) && !isNaN(data15))) && (isFinite(data15)))){
const err34 = {instancePath:instancePath+"/files/" + i2+"/bytes",schemaPath:"#/properties/files/items/properties/bytes/type",keyword:"type",params:{type: "integer"},message:"must be integer"};
if(vErrors === null){
vErrors = [err34];
}
else {
vErrors.push(err34);
}
errors++;
}
if((typeof data15 == "number") && (isFinite(data15))){
if(data15 < 0 || isNaN(data15)){
const err35 = {instancePath:instancePath+"/files/" + i2+"/bytes",schemaPath:"#/properties/files/items/properties/bytes/minimum",keyword:"minimum",params:{comparison: ">=", limit: 0},message:"must be >= 0"};
if(vErrors === null){
vErrors = [err35];
}
else {
vErrors.push(err35);
}
errors++;
}
}
}
}
else {
const err36 = {instancePath:instancePath+"/files/" + i2,schemaPath:"#/properties/files/items/type",keyword:"type",params:{type: "object"},message:"must be object"};
if(vErrors === null){
vErrors = [err36];
}
else {
vErrors.push(err36);
}
errors++;
}
}
}
else {
const err37 = {instancePath:instancePath+"/files",schemaPath:"#/properties/files/type",keyword:"type",params:{type: "array"},message:"must be array"};
if(vErrors === null){
vErrors = [err37];
}
else {
vErrors.push(err37);
}
errors++;
}
}
if(data.sbom !== undefined){
let data16 = data.sbom;
if(data16 && typeof data16 == "object" && !Array.isArray(data16)){
if(data16.format === undefined){
const err38 = {instancePath:instancePath+"/sbom",schemaPath:"#/properties/sbom/required",keyword:"required",params:{missingProperty: "format"},message:"must have required property '"+"format"+"'"};
if(vErrors === null){
vErrors = [err38];
}
else {
vErrors.push(err38);
}
errors++;
}
if(data16.format !== undefined){
let data17 = data16.format;
if(typeof data17 !== "string"){
const err39 = {instancePath:instancePath+"/sbom/format",schemaPath:"#/properties/sbom/properties/format/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err39];
}
else {
vErrors.push(err39);
}
errors++;
}
if(!(((data17 === "cyclonedx") || (data17 === "spdx")) || (data17 === "stellwerk"))){
const err40 = {instancePath:instancePath+"/sbom/format",schemaPath:"#/properties/sbom/properties/format/enum",keyword:"enum",params:{allowedValues: schema12.properties.sbom.properties.format.enum},message:"must be equal to one of the allowed values"};
if(vErrors === null){
vErrors = [err40];
}
else {
vErrors.push(err40);
}
errors++;
}
}
if(data16.ref !== undefined){
let data18 = data16.ref;
if(typeof data18 === "string"){
if(!(formats0(data18))){
const err41 = {instancePath:instancePath+"/sbom/ref",schemaPath:"#/properties/sbom/properties/ref/format",keyword:"format",params:{format: "uri"},message:"must match format \""+"uri"+"\""};
if(vErrors === null){
vErrors = [err41];
}
else {
vErrors.push(err41);
}
errors++;
}
}
else {
const err42 = {instancePath:instancePath+"/sbom/ref",schemaPath:"#/properties/sbom/properties/ref/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err42];
}
else {
vErrors.push(err42);
}
errors++;
}
}
if(data16.components !== undefined){
let data19 = data16.components;
if(Array.isArray(data19)){
const len3 = data19.length;
for(let i3=0; i3<len3; i3++){
let data20 = data19[i3];
if(data20 && typeof data20 == "object" && !Array.isArray(data20)){
if(data20.name === undefined){
const err43 = {instancePath:instancePath+"/sbom/components/" + i3,schemaPath:"#/properties/sbom/properties/components/items/required",keyword:"required",params:{missingProperty: "name"},message:"must have required property '"+"name"+"'"};
if(vErrors === null){
vErrors = [err43];
}
else {
vErrors.push(err43);
}
errors++;
}
if(data20.name !== undefined){
let data21 = data20.name;
if(typeof data21 === "string"){
if(func2(data21) < 1){
const err44 = {instancePath:instancePath+"/sbom/components/" + i3+"/name",schemaPath:"#/properties/sbom/properties/components/items/properties/name/minLength",keyword:"minLength",params:{limit: 1},message:"must NOT have fewer than 1 characters"};
if(vErrors === null){
vErrors = [err44];
}
else {
vErrors.push(err44);
}
errors++;
}
}
else {
const err45 = {instancePath:instancePath+"/sbom/components/" + i3+"/name",schemaPath:"#/properties/sbom/properties/components/items/properties/name/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err45];
}
else {
vErrors.push(err45);
}
errors++;
}
}
if(data20.version !== undefined){
if(typeof data20.version !== "string"){
const err46 = {instancePath:instancePath+"/sbom/components/" + i3+"/version",schemaPath:"#/properties/sbom/properties/components/items/properties/version/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err46];
}
else {
vErrors.push(err46);
}
errors++;
}
}
if(data20.license !== undefined){
if(typeof data20.license !== "string"){
const err47 = {instancePath:instancePath+"/sbom/components/" + i3+"/license",schemaPath:"#/properties/sbom/properties/components/items/properties/license/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err47];
}
else {
vErrors.push(err47);
}
errors++;
}
}
if(data20.purl !== undefined){
if(typeof data20.purl !== "string"){
const err48 = {instancePath:instancePath+"/sbom/components/" + i3+"/purl",schemaPath:"#/properties/sbom/properties/components/items/properties/purl/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err48];
}
else {
vErrors.push(err48);
}
errors++;
}
}
}
else {
const err49 = {instancePath:instancePath+"/sbom/components/" + i3,schemaPath:"#/properties/sbom/properties/components/items/type",keyword:"type",params:{type: "object"},message:"must be object"};
if(vErrors === null){
vErrors = [err49];
}
else {
vErrors.push(err49);
}
errors++;
}
}
}
else {
const err50 = {instancePath:instancePath+"/sbom/components",schemaPath:"#/properties/sbom/properties/components/type",keyword:"type",params:{type: "array"},message:"must be array"};
if(vErrors === null){
vErrors = [err50];
}
else {
vErrors.push(err50);
}
errors++;
}
}
}
else {
const err51 = {instancePath:instancePath+"/sbom",schemaPath:"#/properties/sbom/type",keyword:"type",params:{type: "object"},message:"must be object"};
if(vErrors === null){
vErrors = [err51];
}
else {
vErrors.push(err51);
}
errors++;
}
}
if(data.quality_gates !== undefined){
let data25 = data.quality_gates;
if(data25 && typeof data25 == "object" && !Array.isArray(data25)){
if(data25.passed === undefined){
const err52 = {instancePath:instancePath+"/quality_gates",schemaPath:"#/properties/quality_gates/required",keyword:"required",params:{missingProperty: "passed"},message:"must have required property '"+"passed"+"'"};
if(vErrors === null){
vErrors = [err52];
}
else {
vErrors.push(err52);
}
errors++;
}
if(data25.results === undefined){
const err53 = {instancePath:instancePath+"/quality_gates",schemaPath:"#/properties/quality_gates/required",keyword:"required",params:{missingProperty: "results"},message:"must have required property '"+"results"+"'"};
if(vErrors === null){
vErrors = [err53];
}
else {
vErrors.push(err53);
}
errors++;
}
if(data25.passed !== undefined){
if(typeof data25.passed !== "boolean"){
const err54 = {instancePath:instancePath+"/quality_gates/passed",schemaPath:"#/properties/quality_gates/properties/passed/type",keyword:"type",params:{type: "boolean"},message:"must be boolean"};
if(vErrors === null){
vErrors = [err54];
}
else {
vErrors.push(err54);
}
errors++;
}
}
if(data25.coverage_percent !== undefined){
let data27 = data25.coverage_percent;
if((typeof data27 == "number") && (isFinite(data27))){
if(data27 > 100 || isNaN(data27)){
const err55 = {instancePath:instancePath+"/quality_gates/coverage_percent",schemaPath:"#/properties/quality_gates/properties/coverage_percent/maximum",keyword:"maximum",params:{comparison: "<=", limit: 100},message:"must be <= 100"};
if(vErrors === null){
vErrors = [err55];
}
else {
vErrors.push(err55);
}
errors++;
}
if(data27 < 0 || isNaN(data27)){
const err56 = {instancePath:instancePath+"/quality_gates/coverage_percent",schemaPath:"#/properties/quality_gates/properties/coverage_percent/minimum",keyword:"minimum",params:{comparison: ">=", limit: 0},message:"must be >= 0"};
if(vErrors === null){
vErrors = [err56];
}
else {
vErrors.push(err56);
}
errors++;
}
}
else {
const err57 = {instancePath:instancePath+"/quality_gates/coverage_percent",schemaPath:"#/properties/quality_gates/properties/coverage_percent/type",keyword:"type",params:{type: "number"},message:"must be number"};
if(vErrors === null){
vErrors = [err57];
}
else {
vErrors.push(err57);
}
errors++;
}
}
if(data25.coverage_min !== undefined){
let data28 = data25.coverage_min;
if((typeof data28 == "number") && (isFinite(data28))){
if(data28 > 100 || isNaN(data28)){
const err58 = {instancePath:instancePath+"/quality_gates/coverage_min",schemaPath:"#/properties/quality_gates/properties/coverage_min/maximum",keyword:"maximum",params:{comparison: "<=", limit: 100},message:"must be <= 100"};
if(vErrors === null){
vErrors = [err58];
}
else {
vErrors.push(err58);
}
errors++;
}
if(data28 < 0 || isNaN(data28)){
const err59 = {instancePath:instancePath+"/quality_gates/coverage_min",schemaPath:"#/properties/quality_gates/properties/coverage_min/minimum",keyword:"minimum",params:{comparison: ">=", limit: 0},message:"must be >= 0"};
if(vErrors === null){
vErrors = [err59];
}
else {
vErrors.push(err59);
}
errors++;
}
}
else {
const err60 = {instancePath:instancePath+"/quality_gates/coverage_min",schemaPath:"#/properties/quality_gates/properties/coverage_min/type",keyword:"type",params:{type: "number"},message:"must be number"};
if(vErrors === null){
vErrors = [err60];
}
else {
vErrors.push(err60);
}
errors++;
}
}
if(data25.results !== undefined){
let data29 = data25.results;
if(Array.isArray(data29)){
const len4 = data29.length;
for(let i4=0; i4<len4; i4++){
let data30 = data29[i4];
if(data30 && typeof data30 == "object" && !Array.isArray(data30)){
if(data30.name === undefined){
const err61 = {instancePath:instancePath+"/quality_gates/results/" + i4,schemaPath:"#/properties/quality_gates/properties/results/items/required",keyword:"required",params:{missingProperty: "name"},message:"must have required property '"+"name"+"'"};
if(vErrors === null){
vErrors = [err61];
}
else {
vErrors.push(err61);
}
errors++;
}
if(data30.outcome === undefined){
const err62 = {instancePath:instancePath+"/quality_gates/results/" + i4,schemaPath:"#/properties/quality_gates/properties/results/items/required",keyword:"required",params:{missingProperty: "outcome"},message:"must have required property '"+"outcome"+"'"};
if(vErrors === null){
vErrors = [err62];
}
else {
vErrors.push(err62);
}
errors++;
}
if(data30.name !== undefined){
let data31 = data30.name;
if(typeof data31 === "string"){
if(func2(data31) < 1){
const err63 = {instancePath:instancePath+"/quality_gates/results/" + i4+"/name",schemaPath:"#/properties/quality_gates/properties/results/items/properties/name/minLength",keyword:"minLength",params:{limit: 1},message:"must NOT have fewer than 1 characters"};
if(vErrors === null){
vErrors = [err63];
}
else {
vErrors.push(err63);
}
errors++;
}
}
else {
const err64 = {instancePath:instancePath+"/quality_gates/results/" + i4+"/name",schemaPath:"#/properties/quality_gates/properties/results/items/properties/name/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err64];
}
else {
vErrors.push(err64);
}
errors++;
}
}
if(data30.outcome !== undefined){
let data32 = data30.outcome;
if(typeof data32 !== "string"){
const err65 = {instancePath:instancePath+"/quality_gates/results/" + i4+"/outcome",schemaPath:"#/properties/quality_gates/properties/results/items/properties/outcome/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err65];
}
else {
vErrors.push(err65);
}
errors++;
}
if(!(((data32 === "passed") || (data32 === "failed")) || (data32 === "skipped"))){
const err66 = {instancePath:instancePath+"/quality_gates/results/" + i4+"/outcome",schemaPath:"#/properties/quality_gates/properties/results/items/properties/outcome/enum",keyword:"enum",params:{allowedValues: schema12.properties.quality_gates.properties.results.items.properties.outcome.enum},message:"must be equal to one of the allowed values"};
if(vErrors === null){
vErrors = [err66];
}
else {
vErrors.push(err66);
}
errors++;
}
}
if(data30.detail !== undefined){
if(typeof data30.detail !== "string"){
const err67 = {instancePath:instancePath+"/quality_gates/results/" + i4+"/detail",schemaPath:"#/properties/quality_gates/properties/results/items/properties/detail/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err67];
}
else {
vErrors.push(err67);
}
errors++;
}
}
if(data30.findings !== undefined){
let data34 = data30.findings;
if(Array.isArray(data34)){
const len5 = data34.length;
for(let i5=0; i5<len5; i5++){
let data35 = data34[i5];
if(data35 && typeof data35 == "object" && !Array.isArray(data35)){
if(data35.message === undefined){
const err68 = {instancePath:instancePath+"/quality_gates/results/" + i4+"/findings/" + i5,schemaPath:"#/properties/quality_gates/properties/results/items/properties/findings/items/required",keyword:"required",params:{missingProperty: "message"},message:"must have required property '"+"message"+"'"};
if(vErrors === null){
vErrors = [err68];
}
else {
vErrors.push(err68);
}
errors++;
}
if(data35.file !== undefined){
let data36 = data35.file;
if(typeof data36 === "string"){
if(func2(data36) < 1){
const err69 = {instancePath:instancePath+"/quality_gates/results/" + i4+"/findings/" + i5+"/file",schemaPath:"#/properties/quality_gates/properties/results/items/properties/findings/items/properties/file/minLength",keyword:"minLength",params:{limit: 1},message:"must NOT have fewer than 1 characters"};
if(vErrors === null){
vErrors = [err69];
}
else {
vErrors.push(err69);
}
errors++;
}
}
else {
const err70 = {instancePath:instancePath+"/quality_gates/results/" + i4+"/findings/" + i5+"/file",schemaPath:"#/properties/quality_gates/properties/results/items/properties/findings/items/properties/file/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err70];
}
else {
vErrors.push(err70);
}
errors++;
}
}
if(data35.line !== undefined){
let data37 = data35.line;
if(!(((typeof data37 == "number") && (!(data37 % 1) && !isNaN(data37))) && (isFinite(data37)))){
const err71 = {instancePath:instancePath+"/quality_gates/results/" + i4+"/findings/" + i5+"/line",schemaPath:"#/properties/quality_gates/properties/results/items/properties/findings/items/properties/line/type",keyword:"type",params:{type: "integer"},message:"must be integer"};
if(vErrors === null){
vErrors = [err71];
}
else {
vErrors.push(err71);
}
errors++;
}
if((typeof data37 == "number") && (isFinite(data37))){
if(data37 < 1 || isNaN(data37)){
const err72 = {instancePath:instancePath+"/quality_gates/results/" + i4+"/findings/" + i5+"/line",schemaPath:"#/properties/quality_gates/properties/results/items/properties/findings/items/properties/line/minimum",keyword:"minimum",params:{comparison: ">=", limit: 1},message:"must be >= 1"};
if(vErrors === null){
vErrors = [err72];
}
else {
vErrors.push(err72);
}
errors++;
}
}
}
if(data35.rule !== undefined){
let data38 = data35.rule;
if(typeof data38 === "string"){
if(func2(data38) < 1){
const err73 = {instancePath:instancePath+"/quality_gates/results/" + i4+"/findings/" + i5+"/rule",schemaPath:"#/properties/quality_gates/properties/results/items/properties/findings/items/properties/rule/minLength",keyword:"minLength",params:{limit: 1},message:"must NOT have fewer than 1 characters"};
if(vErrors === null){
vErrors = [err73];
}
else {
vErrors.push(err73);
}
errors++;
}
}
else {
const err74 = {instancePath:instancePath+"/quality_gates/results/" + i4+"/findings/" + i5+"/rule",schemaPath:"#/properties/quality_gates/properties/results/items/properties/findings/items/properties/rule/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err74];
}
else {
vErrors.push(err74);
}
errors++;
}
}
if(data35.message !== undefined){
let data39 = data35.message;
if(typeof data39 === "string"){
if(func2(data39) < 1){
const err75 = {instancePath:instancePath+"/quality_gates/results/" + i4+"/findings/" + i5+"/message",schemaPath:"#/properties/quality_gates/properties/results/items/properties/findings/items/properties/message/minLength",keyword:"minLength",params:{limit: 1},message:"must NOT have fewer than 1 characters"};
if(vErrors === null){
vErrors = [err75];
}
else {
vErrors.push(err75);
}
errors++;
}
}
else {
const err76 = {instancePath:instancePath+"/quality_gates/results/" + i4+"/findings/" + i5+"/message",schemaPath:"#/properties/quality_gates/properties/results/items/properties/findings/items/properties/message/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err76];
}
else {
vErrors.push(err76);
}
errors++;
}
}
}
else {
const err77 = {instancePath:instancePath+"/quality_gates/results/" + i4+"/findings/" + i5,schemaPath:"#/properties/quality_gates/properties/results/items/properties/findings/items/type",keyword:"type",params:{type: "object"},message:"must be object"};
if(vErrors === null){
vErrors = [err77];
}
else {
vErrors.push(err77);
}
errors++;
}
}
}
else {
const err78 = {instancePath:instancePath+"/quality_gates/results/" + i4+"/findings",schemaPath:"#/properties/quality_gates/properties/results/items/properties/findings/type",keyword:"type",params:{type: "array"},message:"must be array"};
if(vErrors === null){
vErrors = [err78];
}
else {
vErrors.push(err78);
}
errors++;
}
}
}
else {
const err79 = {instancePath:instancePath+"/quality_gates/results/" + i4,schemaPath:"#/properties/quality_gates/properties/results/items/type",keyword:"type",params:{type: "object"},message:"must be object"};
if(vErrors === null){
vErrors = [err79];
}
else {
vErrors.push(err79);
}
errors++;
}
}
}
else {
const err80 = {instancePath:instancePath+"/quality_gates/results",schemaPath:"#/properties/quality_gates/properties/results/type",keyword:"type",params:{type: "array"},message:"must be array"};
if(vErrors === null){
vErrors = [err80];
}
else {
vErrors.push(err80);
}
errors++;
}
}
}
else {
const err81 = {instancePath:instancePath+"/quality_gates",schemaPath:"#/properties/quality_gates/type",keyword:"type",params:{type: "object"},message:"must be object"};
if(vErrors === null){
vErrors = [err81];
}
else {
vErrors.push(err81);
}
errors++;
}
}
if(data.check !== undefined){
let data40 = data.check;
if(typeof data40 === "string"){
if(!(formats0(data40))){
const err82 = {instancePath:instancePath+"/check",schemaPath:"#/properties/check/format",keyword:"format",params:{format: "uri"},message:"must match format \""+"uri"+"\""};
if(vErrors === null){
vErrors = [err82];
}
else {
vErrors.push(err82);
}
errors++;
}
}
else {
const err83 = {instancePath:instancePath+"/check",schemaPath:"#/properties/check/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err83];
}
else {
vErrors.push(err83);
}
errors++;
}
}
if(data.pull_request !== undefined){
let data41 = data.pull_request;
if(typeof data41 === "string"){
if(!(formats0(data41))){
const err84 = {instancePath:instancePath+"/pull_request",schemaPath:"#/properties/pull_request/format",keyword:"format",params:{format: "uri"},message:"must match format \""+"uri"+"\""};
if(vErrors === null){
vErrors = [err84];
}
else {
vErrors.push(err84);
}
errors++;
}
}
else {
const err85 = {instancePath:instancePath+"/pull_request",schemaPath:"#/properties/pull_request/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err85];
}
else {
vErrors.push(err85);
}
errors++;
}
}
if(data.sbom_delta !== undefined){
let data42 = data.sbom_delta;
if(data42 && typeof data42 == "object" && !Array.isArray(data42)){
if(data42.added === undefined){
const err86 = {instancePath:instancePath+"/sbom_delta",schemaPath:"#/properties/sbom_delta/required",keyword:"required",params:{missingProperty: "added"},message:"must have required property '"+"added"+"'"};
if(vErrors === null){
vErrors = [err86];
}
else {
vErrors.push(err86);
}
errors++;
}
if(data42.removed === undefined){
const err87 = {instancePath:instancePath+"/sbom_delta",schemaPath:"#/properties/sbom_delta/required",keyword:"required",params:{missingProperty: "removed"},message:"must have required property '"+"removed"+"'"};
if(vErrors === null){
vErrors = [err87];
}
else {
vErrors.push(err87);
}
errors++;
}
if(data42.added !== undefined){
let data43 = data42.added;
if(Array.isArray(data43)){
const len6 = data43.length;
for(let i6=0; i6<len6; i6++){
let data44 = data43[i6];
if(data44 && typeof data44 == "object" && !Array.isArray(data44)){
if(data44.purl === undefined){
const err88 = {instancePath:instancePath+"/sbom_delta/added/" + i6,schemaPath:"#/properties/sbom_delta/properties/added/items/required",keyword:"required",params:{missingProperty: "purl"},message:"must have required property '"+"purl"+"'"};
if(vErrors === null){
vErrors = [err88];
}
else {
vErrors.push(err88);
}
errors++;
}
if(data44.purl !== undefined){
let data45 = data44.purl;
if(typeof data45 === "string"){
if(func2(data45) < 1){
const err89 = {instancePath:instancePath+"/sbom_delta/added/" + i6+"/purl",schemaPath:"#/properties/sbom_delta/properties/added/items/properties/purl/minLength",keyword:"minLength",params:{limit: 1},message:"must NOT have fewer than 1 characters"};
if(vErrors === null){
vErrors = [err89];
}
else {
vErrors.push(err89);
}
errors++;
}
}
else {
const err90 = {instancePath:instancePath+"/sbom_delta/added/" + i6+"/purl",schemaPath:"#/properties/sbom_delta/properties/added/items/properties/purl/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err90];
}
else {
vErrors.push(err90);
}
errors++;
}
}
if(data44.version !== undefined){
if(typeof data44.version !== "string"){
const err91 = {instancePath:instancePath+"/sbom_delta/added/" + i6+"/version",schemaPath:"#/properties/sbom_delta/properties/added/items/properties/version/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err91];
}
else {
vErrors.push(err91);
}
errors++;
}
}
if(data44.range !== undefined){
if(typeof data44.range !== "string"){
const err92 = {instancePath:instancePath+"/sbom_delta/added/" + i6+"/range",schemaPath:"#/properties/sbom_delta/properties/added/items/properties/range/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err92];
}
else {
vErrors.push(err92);
}
errors++;
}
}
if(data44.license !== undefined){
if(typeof data44.license !== "string"){
const err93 = {instancePath:instancePath+"/sbom_delta/added/" + i6+"/license",schemaPath:"#/properties/sbom_delta/properties/added/items/properties/license/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err93];
}
else {
vErrors.push(err93);
}
errors++;
}
}
if(data44.development !== undefined){
if(typeof data44.development !== "boolean"){
const err94 = {instancePath:instancePath+"/sbom_delta/added/" + i6+"/development",schemaPath:"#/properties/sbom_delta/properties/added/items/properties/development/type",keyword:"type",params:{type: "boolean"},message:"must be boolean"};
if(vErrors === null){
vErrors = [err94];
}
else {
vErrors.push(err94);
}
errors++;
}
}
}
else {
const err95 = {instancePath:instancePath+"/sbom_delta/added/" + i6,schemaPath:"#/properties/sbom_delta/properties/added/items/type",keyword:"type",params:{type: "object"},message:"must be object"};
if(vErrors === null){
vErrors = [err95];
}
else {
vErrors.push(err95);
}
errors++;
}
}
}
else {
const err96 = {instancePath:instancePath+"/sbom_delta/added",schemaPath:"#/properties/sbom_delta/properties/added/type",keyword:"type",params:{type: "array"},message:"must be array"};
if(vErrors === null){
vErrors = [err96];
}
else {
vErrors.push(err96);
}
errors++;
}
}
if(data42.removed !== undefined){
let data50 = data42.removed;
if(Array.isArray(data50)){
const len7 = data50.length;
for(let i7=0; i7<len7; i7++){
let data51 = data50[i7];
if(data51 && typeof data51 == "object" && !Array.isArray(data51)){
if(data51.purl === undefined){
const err97 = {instancePath:instancePath+"/sbom_delta/removed/" + i7,schemaPath:"#/properties/sbom_delta/properties/removed/items/required",keyword:"required",params:{missingProperty: "purl"},message:"must have required property '"+"purl"+"'"};
if(vErrors === null){
vErrors = [err97];
}
else {
vErrors.push(err97);
}
errors++;
}
if(data51.purl !== undefined){
let data52 = data51.purl;
if(typeof data52 === "string"){
if(func2(data52) < 1){
const err98 = {instancePath:instancePath+"/sbom_delta/removed/" + i7+"/purl",schemaPath:"#/properties/sbom_delta/properties/removed/items/properties/purl/minLength",keyword:"minLength",params:{limit: 1},message:"must NOT have fewer than 1 characters"};
if(vErrors === null){
vErrors = [err98];
}
else {
vErrors.push(err98);
}
errors++;
}
}
else {
const err99 = {instancePath:instancePath+"/sbom_delta/removed/" + i7+"/purl",schemaPath:"#/properties/sbom_delta/properties/removed/items/properties/purl/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err99];
}
else {
vErrors.push(err99);
}
errors++;
}
}
if(data51.version !== undefined){
if(typeof data51.version !== "string"){
const err100 = {instancePath:instancePath+"/sbom_delta/removed/" + i7+"/version",schemaPath:"#/properties/sbom_delta/properties/removed/items/properties/version/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err100];
}
else {
vErrors.push(err100);
}
errors++;
}
}
if(data51.range !== undefined){
if(typeof data51.range !== "string"){
const err101 = {instancePath:instancePath+"/sbom_delta/removed/" + i7+"/range",schemaPath:"#/properties/sbom_delta/properties/removed/items/properties/range/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err101];
}
else {
vErrors.push(err101);
}
errors++;
}
}
if(data51.license !== undefined){
if(typeof data51.license !== "string"){
const err102 = {instancePath:instancePath+"/sbom_delta/removed/" + i7+"/license",schemaPath:"#/properties/sbom_delta/properties/removed/items/properties/license/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err102];
}
else {
vErrors.push(err102);
}
errors++;
}
}
if(data51.development !== undefined){
if(typeof data51.development !== "boolean"){
const err103 = {instancePath:instancePath+"/sbom_delta/removed/" + i7+"/development",schemaPath:"#/properties/sbom_delta/properties/removed/items/properties/development/type",keyword:"type",params:{type: "boolean"},message:"must be boolean"};
if(vErrors === null){
vErrors = [err103];
}
else {
vErrors.push(err103);
}
errors++;
}
}
}
else {
const err104 = {instancePath:instancePath+"/sbom_delta/removed/" + i7,schemaPath:"#/properties/sbom_delta/properties/removed/items/type",keyword:"type",params:{type: "object"},message:"must be object"};
if(vErrors === null){
vErrors = [err104];
}
else {
vErrors.push(err104);
}
errors++;
}
}
}
else {
const err105 = {instancePath:instancePath+"/sbom_delta/removed",schemaPath:"#/properties/sbom_delta/properties/removed/type",keyword:"type",params:{type: "array"},message:"must be array"};
if(vErrors === null){
vErrors = [err105];
}
else {
vErrors.push(err105);
}
errors++;
}
}
if(data42.unreadable !== undefined){
let data57 = data42.unreadable;
if(Array.isArray(data57)){
const len8 = data57.length;
for(let i8=0; i8<len8; i8++){
let data58 = data57[i8];
if(typeof data58 === "string"){
if(func2(data58) < 1){
const err106 = {instancePath:instancePath+"/sbom_delta/unreadable/" + i8,schemaPath:"#/properties/sbom_delta/properties/unreadable/items/minLength",keyword:"minLength",params:{limit: 1},message:"must NOT have fewer than 1 characters"};
if(vErrors === null){
vErrors = [err106];
}
else {
vErrors.push(err106);
}
errors++;
}
}
else {
const err107 = {instancePath:instancePath+"/sbom_delta/unreadable/" + i8,schemaPath:"#/properties/sbom_delta/properties/unreadable/items/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err107];
}
else {
vErrors.push(err107);
}
errors++;
}
}
}
else {
const err108 = {instancePath:instancePath+"/sbom_delta/unreadable",schemaPath:"#/properties/sbom_delta/properties/unreadable/type",keyword:"type",params:{type: "array"},message:"must be array"};
if(vErrors === null){
vErrors = [err108];
}
else {
vErrors.push(err108);
}
errors++;
}
}
}
else {
const err109 = {instancePath:instancePath+"/sbom_delta",schemaPath:"#/properties/sbom_delta/type",keyword:"type",params:{type: "object"},message:"must be object"};
if(vErrors === null){
vErrors = [err109];
}
else {
vErrors.push(err109);
}
errors++;
}
}
if(data.signature !== undefined){
let data59 = data.signature;
if(data59 && typeof data59 == "object" && !Array.isArray(data59)){
if(data59.algorithm === undefined){
const err110 = {instancePath:instancePath+"/signature",schemaPath:"#/properties/signature/required",keyword:"required",params:{missingProperty: "algorithm"},message:"must have required property '"+"algorithm"+"'"};
if(vErrors === null){
vErrors = [err110];
}
else {
vErrors.push(err110);
}
errors++;
}
if(data59.key_id === undefined){
const err111 = {instancePath:instancePath+"/signature",schemaPath:"#/properties/signature/required",keyword:"required",params:{missingProperty: "key_id"},message:"must have required property '"+"key_id"+"'"};
if(vErrors === null){
vErrors = [err111];
}
else {
vErrors.push(err111);
}
errors++;
}
if(data59.value === undefined){
const err112 = {instancePath:instancePath+"/signature",schemaPath:"#/properties/signature/required",keyword:"required",params:{missingProperty: "value"},message:"must have required property '"+"value"+"'"};
if(vErrors === null){
vErrors = [err112];
}
else {
vErrors.push(err112);
}
errors++;
}
if(data59.over === undefined){
const err113 = {instancePath:instancePath+"/signature",schemaPath:"#/properties/signature/required",keyword:"required",params:{missingProperty: "over"},message:"must have required property '"+"over"+"'"};
if(vErrors === null){
vErrors = [err113];
}
else {
vErrors.push(err113);
}
errors++;
}
if(data59.algorithm !== undefined){
let data60 = data59.algorithm;
if(typeof data60 !== "string"){
const err114 = {instancePath:instancePath+"/signature/algorithm",schemaPath:"#/properties/signature/properties/algorithm/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err114];
}
else {
vErrors.push(err114);
}
errors++;
}
if(!(data60 === "ed25519")){
const err115 = {instancePath:instancePath+"/signature/algorithm",schemaPath:"#/properties/signature/properties/algorithm/enum",keyword:"enum",params:{allowedValues: schema12.properties.signature.properties.algorithm.enum},message:"must be equal to one of the allowed values"};
if(vErrors === null){
vErrors = [err115];
}
else {
vErrors.push(err115);
}
errors++;
}
}
if(data59.key_id !== undefined){
let data61 = data59.key_id;
if(typeof data61 === "string"){
if(!pattern7.test(data61)){
const err116 = {instancePath:instancePath+"/signature/key_id",schemaPath:"#/properties/signature/properties/key_id/pattern",keyword:"pattern",params:{pattern: "^[0-9a-f]{16}$"},message:"must match pattern \""+"^[0-9a-f]{16}$"+"\""};
if(vErrors === null){
vErrors = [err116];
}
else {
vErrors.push(err116);
}
errors++;
}
}
else {
const err117 = {instancePath:instancePath+"/signature/key_id",schemaPath:"#/properties/signature/properties/key_id/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err117];
}
else {
vErrors.push(err117);
}
errors++;
}
}
if(data59.value !== undefined){
let data62 = data59.value;
if(typeof data62 === "string"){
if(func2(data62) < 1){
const err118 = {instancePath:instancePath+"/signature/value",schemaPath:"#/properties/signature/properties/value/minLength",keyword:"minLength",params:{limit: 1},message:"must NOT have fewer than 1 characters"};
if(vErrors === null){
vErrors = [err118];
}
else {
vErrors.push(err118);
}
errors++;
}
}
else {
const err119 = {instancePath:instancePath+"/signature/value",schemaPath:"#/properties/signature/properties/value/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err119];
}
else {
vErrors.push(err119);
}
errors++;
}
}
if(data59.over !== undefined){
let data63 = data59.over;
if(typeof data63 === "string"){
if(!pattern2.test(data63)){
const err120 = {instancePath:instancePath+"/signature/over",schemaPath:"#/properties/signature/properties/over/pattern",keyword:"pattern",params:{pattern: "^[0-9a-f]{64}$"},message:"must match pattern \""+"^[0-9a-f]{64}$"+"\""};
if(vErrors === null){
vErrors = [err120];
}
else {
vErrors.push(err120);
}
errors++;
}
}
else {
const err121 = {instancePath:instancePath+"/signature/over",schemaPath:"#/properties/signature/properties/over/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err121];
}
else {
vErrors.push(err121);
}
errors++;
}
}
}
else {
const err122 = {instancePath:instancePath+"/signature",schemaPath:"#/properties/signature/type",keyword:"type",params:{type: "object"},message:"must be object"};
if(vErrors === null){
vErrors = [err122];
}
else {
vErrors.push(err122);
}
errors++;
}
}
if(data.run_id !== undefined){
let data64 = data.run_id;
if(typeof data64 === "string"){
if(!pattern3.test(data64)){
const err123 = {instancePath:instancePath+"/run_id",schemaPath:"#/properties/run_id/pattern",keyword:"pattern",params:{pattern: "^[a-z0-9-]{1,20}\\.[a-z0-9-]{1,24}\\.[a-z0-9-]{1,12}\\.[1-9][0-9]{0,3}$"},message:"must match pattern \""+"^[a-z0-9-]{1,20}\\.[a-z0-9-]{1,24}\\.[a-z0-9-]{1,12}\\.[1-9][0-9]{0,3}$"+"\""};
if(vErrors === null){
vErrors = [err123];
}
else {
vErrors.push(err123);
}
errors++;
}
}
else {
const err124 = {instancePath:instancePath+"/run_id",schemaPath:"#/properties/run_id/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err124];
}
else {
vErrors.push(err124);
}
errors++;
}
}
if(data.created_at !== undefined){
let data65 = data.created_at;
if(typeof data65 === "string"){
if(!(formats6.validate(data65))){
const err125 = {instancePath:instancePath+"/created_at",schemaPath:"#/properties/created_at/format",keyword:"format",params:{format: "date-time"},message:"must match format \""+"date-time"+"\""};
if(vErrors === null){
vErrors = [err125];
}
else {
vErrors.push(err125);
}
errors++;
}
}
else {
const err126 = {instancePath:instancePath+"/created_at",schemaPath:"#/properties/created_at/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err126];
}
else {
vErrors.push(err126);
}
errors++;
}
}
}
else {
const err127 = {instancePath,schemaPath:"#/type",keyword:"type",params:{type: "object"},message:"must be object"};
if(vErrors === null){
vErrors = [err127];
}
else {
vErrors.push(err127);
}
errors++;
}
validate11.errors = vErrors;
return errors === 0;
}

exports.bugReportV1_0_0 = validate12;
const schema13 = {"$schema":"http://json-schema.org/draft-07/schema#","$id":"https://schemas.stellwerk.dev/bug_report.v1.0.0.json","title":"Bug Report","type":"object","properties":{"$schema":{"type":"string","const":"https://schemas.stellwerk.dev/bug_report.v1.0.0.json"},"severity":{"type":"string","enum":["P1_Critical","P2_High","P3_Medium","P4_Low","P5_Cosmetic"]},"category":{"type":"string","enum":["Security","DataLoss","Functional","UI","Performance","Availability","Other"]},"context":{"type":"object","properties":{"PII_impact":{"type":"boolean","default":false},"environment":{"type":"string"},"version":{"type":"string"},"service":{"type":"string"},"run_id":{"type":"string","pattern":"^[a-z0-9-]{1,20}\\.[a-z0-9-]{1,24}\\.[a-z0-9-]{1,12}\\.[1-9][0-9]{0,3}$"},"deploy_id":{"type":"string"},"deploy_receipt":{"type":"string","format":"uri"}}},"reproducible":{"type":"boolean"},"correlated_trace_id":{"type":"string"},"title":{"type":"string","minLength":1,"maxLength":300},"description":{"type":"string","maxLength":20000},"steps_to_reproduce":{"type":"array","items":{"type":"string"}},"fingerprint_sources":{"type":"object","properties":{"component":{"type":"string"},"error_type":{"type":"string"},"message":{"type":"string"},"stack_frames":{"type":"array","items":{"type":"string"}}}},"source":{"type":"string","enum":["person","monitor","deployment"]},"reported_by":{"type":"string"},"reported_at":{"type":"string","format":"date-time"},"evidence":{"type":"array","items":{"type":"string","format":"uri"}}},"required":["$schema","severity","category","context","reproducible"]};

function validate12(data, {instancePath="", parentData, parentDataProperty, rootData=data}={}){
/*# sourceURL="https://schemas.stellwerk.dev/bug_report.v1.0.0.json" */;
let vErrors = null;
let errors = 0;
if(data && typeof data == "object" && !Array.isArray(data)){
if(data.$schema === undefined){
const err0 = {instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: "$schema"},message:"must have required property '"+"$schema"+"'"};
if(vErrors === null){
vErrors = [err0];
}
else {
vErrors.push(err0);
}
errors++;
}
if(data.severity === undefined){
const err1 = {instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: "severity"},message:"must have required property '"+"severity"+"'"};
if(vErrors === null){
vErrors = [err1];
}
else {
vErrors.push(err1);
}
errors++;
}
if(data.category === undefined){
const err2 = {instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: "category"},message:"must have required property '"+"category"+"'"};
if(vErrors === null){
vErrors = [err2];
}
else {
vErrors.push(err2);
}
errors++;
}
if(data.context === undefined){
const err3 = {instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: "context"},message:"must have required property '"+"context"+"'"};
if(vErrors === null){
vErrors = [err3];
}
else {
vErrors.push(err3);
}
errors++;
}
if(data.reproducible === undefined){
const err4 = {instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: "reproducible"},message:"must have required property '"+"reproducible"+"'"};
if(vErrors === null){
vErrors = [err4];
}
else {
vErrors.push(err4);
}
errors++;
}
if(data.$schema !== undefined){
let data0 = data.$schema;
if(typeof data0 !== "string"){
const err5 = {instancePath:instancePath+"/$schema",schemaPath:"#/properties/%24schema/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err5];
}
else {
vErrors.push(err5);
}
errors++;
}
if("https://schemas.stellwerk.dev/bug_report.v1.0.0.json" !== data0){
const err6 = {instancePath:instancePath+"/$schema",schemaPath:"#/properties/%24schema/const",keyword:"const",params:{allowedValue: "https://schemas.stellwerk.dev/bug_report.v1.0.0.json"},message:"must be equal to constant"};
if(vErrors === null){
vErrors = [err6];
}
else {
vErrors.push(err6);
}
errors++;
}
}
if(data.severity !== undefined){
let data1 = data.severity;
if(typeof data1 !== "string"){
const err7 = {instancePath:instancePath+"/severity",schemaPath:"#/properties/severity/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err7];
}
else {
vErrors.push(err7);
}
errors++;
}
if(!(((((data1 === "P1_Critical") || (data1 === "P2_High")) || (data1 === "P3_Medium")) || (data1 === "P4_Low")) || (data1 === "P5_Cosmetic"))){
const err8 = {instancePath:instancePath+"/severity",schemaPath:"#/properties/severity/enum",keyword:"enum",params:{allowedValues: schema13.properties.severity.enum},message:"must be equal to one of the allowed values"};
if(vErrors === null){
vErrors = [err8];
}
else {
vErrors.push(err8);
}
errors++;
}
}
if(data.category !== undefined){
let data2 = data.category;
if(typeof data2 !== "string"){
const err9 = {instancePath:instancePath+"/category",schemaPath:"#/properties/category/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err9];
}
else {
vErrors.push(err9);
}
errors++;
}
if(!(((((((data2 === "Security") || (data2 === "DataLoss")) || (data2 === "Functional")) || (data2 === "UI")) || (data2 === "Performance")) || (data2 === "Availability")) || (data2 === "Other"))){
const err10 = {instancePath:instancePath+"/category",schemaPath:"#/properties/category/enum",keyword:"enum",params:{allowedValues: schema13.properties.category.enum},message:"must be equal to one of the allowed values"};
if(vErrors === null){
vErrors = [err10];
}
else {
vErrors.push(err10);
}
errors++;
}
}
if(data.context !== undefined){
let data3 = data.context;
if(data3 && typeof data3 == "object" && !Array.isArray(data3)){
if(data3.PII_impact !== undefined){
if(typeof data3.PII_impact !== "boolean"){
const err11 = {instancePath:instancePath+"/context/PII_impact",schemaPath:"#/properties/context/properties/PII_impact/type",keyword:"type",params:{type: "boolean"},message:"must be boolean"};
if(vErrors === null){
vErrors = [err11];
}
else {
vErrors.push(err11);
}
errors++;
}
}
if(data3.environment !== undefined){
if(typeof data3.environment !== "string"){
const err12 = {instancePath:instancePath+"/context/environment",schemaPath:"#/properties/context/properties/environment/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err12];
}
else {
vErrors.push(err12);
}
errors++;
}
}
if(data3.version !== undefined){
if(typeof data3.version !== "string"){
const err13 = {instancePath:instancePath+"/context/version",schemaPath:"#/properties/context/properties/version/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err13];
}
else {
vErrors.push(err13);
}
errors++;
}
}
if(data3.service !== undefined){
if(typeof data3.service !== "string"){
const err14 = {instancePath:instancePath+"/context/service",schemaPath:"#/properties/context/properties/service/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err14];
}
else {
vErrors.push(err14);
}
errors++;
}
}
if(data3.run_id !== undefined){
let data8 = data3.run_id;
if(typeof data8 === "string"){
if(!pattern3.test(data8)){
const err15 = {instancePath:instancePath+"/context/run_id",schemaPath:"#/properties/context/properties/run_id/pattern",keyword:"pattern",params:{pattern: "^[a-z0-9-]{1,20}\\.[a-z0-9-]{1,24}\\.[a-z0-9-]{1,12}\\.[1-9][0-9]{0,3}$"},message:"must match pattern \""+"^[a-z0-9-]{1,20}\\.[a-z0-9-]{1,24}\\.[a-z0-9-]{1,12}\\.[1-9][0-9]{0,3}$"+"\""};
if(vErrors === null){
vErrors = [err15];
}
else {
vErrors.push(err15);
}
errors++;
}
}
else {
const err16 = {instancePath:instancePath+"/context/run_id",schemaPath:"#/properties/context/properties/run_id/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err16];
}
else {
vErrors.push(err16);
}
errors++;
}
}
if(data3.deploy_id !== undefined){
if(typeof data3.deploy_id !== "string"){
const err17 = {instancePath:instancePath+"/context/deploy_id",schemaPath:"#/properties/context/properties/deploy_id/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err17];
}
else {
vErrors.push(err17);
}
errors++;
}
}
if(data3.deploy_receipt !== undefined){
let data10 = data3.deploy_receipt;
if(typeof data10 === "string"){
if(!(formats0(data10))){
const err18 = {instancePath:instancePath+"/context/deploy_receipt",schemaPath:"#/properties/context/properties/deploy_receipt/format",keyword:"format",params:{format: "uri"},message:"must match format \""+"uri"+"\""};
if(vErrors === null){
vErrors = [err18];
}
else {
vErrors.push(err18);
}
errors++;
}
}
else {
const err19 = {instancePath:instancePath+"/context/deploy_receipt",schemaPath:"#/properties/context/properties/deploy_receipt/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err19];
}
else {
vErrors.push(err19);
}
errors++;
}
}
}
else {
const err20 = {instancePath:instancePath+"/context",schemaPath:"#/properties/context/type",keyword:"type",params:{type: "object"},message:"must be object"};
if(vErrors === null){
vErrors = [err20];
}
else {
vErrors.push(err20);
}
errors++;
}
}
if(data.reproducible !== undefined){
if(typeof data.reproducible !== "boolean"){
const err21 = {instancePath:instancePath+"/reproducible",schemaPath:"#/properties/reproducible/type",keyword:"type",params:{type: "boolean"},message:"must be boolean"};
if(vErrors === null){
vErrors = [err21];
}
else {
vErrors.push(err21);
}
errors++;
}
}
if(data.correlated_trace_id !== undefined){
if(typeof data.correlated_trace_id !== "string"){
const err22 = {instancePath:instancePath+"/correlated_trace_id",schemaPath:"#/properties/correlated_trace_id/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err22];
}
else {
vErrors.push(err22);
}
errors++;
}
}
if(data.title !== undefined){
let data13 = data.title;
if(typeof data13 === "string"){
if(func2(data13) > 300){
const err23 = {instancePath:instancePath+"/title",schemaPath:"#/properties/title/maxLength",keyword:"maxLength",params:{limit: 300},message:"must NOT have more than 300 characters"};
if(vErrors === null){
vErrors = [err23];
}
else {
vErrors.push(err23);
}
errors++;
}
if(func2(data13) < 1){
const err24 = {instancePath:instancePath+"/title",schemaPath:"#/properties/title/minLength",keyword:"minLength",params:{limit: 1},message:"must NOT have fewer than 1 characters"};
if(vErrors === null){
vErrors = [err24];
}
else {
vErrors.push(err24);
}
errors++;
}
}
else {
const err25 = {instancePath:instancePath+"/title",schemaPath:"#/properties/title/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err25];
}
else {
vErrors.push(err25);
}
errors++;
}
}
if(data.description !== undefined){
let data14 = data.description;
if(typeof data14 === "string"){
if(func2(data14) > 20000){
const err26 = {instancePath:instancePath+"/description",schemaPath:"#/properties/description/maxLength",keyword:"maxLength",params:{limit: 20000},message:"must NOT have more than 20000 characters"};
if(vErrors === null){
vErrors = [err26];
}
else {
vErrors.push(err26);
}
errors++;
}
}
else {
const err27 = {instancePath:instancePath+"/description",schemaPath:"#/properties/description/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err27];
}
else {
vErrors.push(err27);
}
errors++;
}
}
if(data.steps_to_reproduce !== undefined){
let data15 = data.steps_to_reproduce;
if(Array.isArray(data15)){
const len0 = data15.length;
for(let i0=0; i0<len0; i0++){
if(typeof data15[i0] !== "string"){
const err28 = {instancePath:instancePath+"/steps_to_reproduce/" + i0,schemaPath:"#/properties/steps_to_reproduce/items/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err28];
}
else {
vErrors.push(err28);
}
errors++;
}
}
}
else {
const err29 = {instancePath:instancePath+"/steps_to_reproduce",schemaPath:"#/properties/steps_to_reproduce/type",keyword:"type",params:{type: "array"},message:"must be array"};
if(vErrors === null){
vErrors = [err29];
}
else {
vErrors.push(err29);
}
errors++;
}
}
if(data.fingerprint_sources !== undefined){
let data17 = data.fingerprint_sources;
if(data17 && typeof data17 == "object" && !Array.isArray(data17)){
if(data17.component !== undefined){
if(typeof data17.component !== "string"){
const err30 = {instancePath:instancePath+"/fingerprint_sources/component",schemaPath:"#/properties/fingerprint_sources/properties/component/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err30];
}
else {
vErrors.push(err30);
}
errors++;
}
}
if(data17.error_type !== undefined){
if(typeof data17.error_type !== "string"){
const err31 = {instancePath:instancePath+"/fingerprint_sources/error_type",schemaPath:"#/properties/fingerprint_sources/properties/error_type/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err31];
}
else {
vErrors.push(err31);
}
errors++;
}
}
if(data17.message !== undefined){
if(typeof data17.message !== "string"){
const err32 = {instancePath:instancePath+"/fingerprint_sources/message",schemaPath:"#/properties/fingerprint_sources/properties/message/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err32];
}
else {
vErrors.push(err32);
}
errors++;
}
}
if(data17.stack_frames !== undefined){
let data21 = data17.stack_frames;
if(Array.isArray(data21)){
const len1 = data21.length;
for(let i1=0; i1<len1; i1++){
if(typeof data21[i1] !== "string"){
const err33 = {instancePath:instancePath+"/fingerprint_sources/stack_frames/" + i1,schemaPath:"#/properties/fingerprint_sources/properties/stack_frames/items/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err33];
}
else {
vErrors.push(err33);
}
errors++;
}
}
}
else {
const err34 = {instancePath:instancePath+"/fingerprint_sources/stack_frames",schemaPath:"#/properties/fingerprint_sources/properties/stack_frames/type",keyword:"type",params:{type: "array"},message:"must be array"};
if(vErrors === null){
vErrors = [err34];
}
else {
vErrors.push(err34);
}
errors++;
}
}
}
else {
const err35 = {instancePath:instancePath+"/fingerprint_sources",schemaPath:"#/properties/fingerprint_sources/type",keyword:"type",params:{type: "object"},message:"must be object"};
if(vErrors === null){
vErrors = [err35];
}
else {
vErrors.push(err35);
}
errors++;
}
}
if(data.source !== undefined){
let data23 = data.source;
if(typeof data23 !== "string"){
const err36 = {instancePath:instancePath+"/source",schemaPath:"#/properties/source/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err36];
}
else {
vErrors.push(err36);
}
errors++;
}
if(!(((data23 === "person") || (data23 === "monitor")) || (data23 === "deployment"))){
const err37 = {instancePath:instancePath+"/source",schemaPath:"#/properties/source/enum",keyword:"enum",params:{allowedValues: schema13.properties.source.enum},message:"must be equal to one of the allowed values"};
if(vErrors === null){
vErrors = [err37];
}
else {
vErrors.push(err37);
}
errors++;
}
}
if(data.reported_by !== undefined){
if(typeof data.reported_by !== "string"){
const err38 = {instancePath:instancePath+"/reported_by",schemaPath:"#/properties/reported_by/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err38];
}
else {
vErrors.push(err38);
}
errors++;
}
}
if(data.reported_at !== undefined){
let data25 = data.reported_at;
if(typeof data25 === "string"){
if(!(formats6.validate(data25))){
const err39 = {instancePath:instancePath+"/reported_at",schemaPath:"#/properties/reported_at/format",keyword:"format",params:{format: "date-time"},message:"must match format \""+"date-time"+"\""};
if(vErrors === null){
vErrors = [err39];
}
else {
vErrors.push(err39);
}
errors++;
}
}
else {
const err40 = {instancePath:instancePath+"/reported_at",schemaPath:"#/properties/reported_at/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err40];
}
else {
vErrors.push(err40);
}
errors++;
}
}
if(data.evidence !== undefined){
let data26 = data.evidence;
if(Array.isArray(data26)){
const len2 = data26.length;
for(let i2=0; i2<len2; i2++){
let data27 = data26[i2];
if(typeof data27 === "string"){
if(!(formats0(data27))){
const err41 = {instancePath:instancePath+"/evidence/" + i2,schemaPath:"#/properties/evidence/items/format",keyword:"format",params:{format: "uri"},message:"must match format \""+"uri"+"\""};
if(vErrors === null){
vErrors = [err41];
}
else {
vErrors.push(err41);
}
errors++;
}
}
else {
const err42 = {instancePath:instancePath+"/evidence/" + i2,schemaPath:"#/properties/evidence/items/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err42];
}
else {
vErrors.push(err42);
}
errors++;
}
}
}
else {
const err43 = {instancePath:instancePath+"/evidence",schemaPath:"#/properties/evidence/type",keyword:"type",params:{type: "array"},message:"must be array"};
if(vErrors === null){
vErrors = [err43];
}
else {
vErrors.push(err43);
}
errors++;
}
}
}
else {
const err44 = {instancePath,schemaPath:"#/type",keyword:"type",params:{type: "object"},message:"must be object"};
if(vErrors === null){
vErrors = [err44];
}
else {
vErrors.push(err44);
}
errors++;
}
validate12.errors = vErrors;
return errors === 0;
}

exports.bugReportV1_1_0 = validate13;
const schema14 = {"$schema":"http://json-schema.org/draft-07/schema#","$id":"https://schemas.stellwerk.dev/bug_report.v1.1.0.json","title":"Bug Report","type":"object","properties":{"$schema":{"type":"string","const":"https://schemas.stellwerk.dev/bug_report.v1.1.0.json"},"severity":{"type":"string","enum":["P1_Critical","P2_High","P3_Medium","P4_Low","P5_Cosmetic"]},"category":{"type":"string","enum":["Security","DataLoss","Functional","UI","Performance","Availability","Other"]},"context":{"type":"object","properties":{"PII_impact":{"type":"boolean","default":false},"environment":{"type":"string"},"version":{"type":"string"},"service":{"type":"string"},"run_id":{"type":"string","pattern":"^[a-z0-9-]{1,20}\\.[a-z0-9-]{1,24}\\.[a-z0-9-]{1,12}\\.[1-9][0-9]{0,3}$"},"deploy_id":{"type":"string"},"deploy_receipt":{"type":"string","format":"uri"},"diff_ref":{"type":"string","format":"uri"},"signals":{"type":"object","properties":{"requests":{"type":"integer","minimum":0},"error_rate_percent":{"type":"number","minimum":0},"latency_p95_ms":{"type":"number","minimum":0}}},"health":{"type":"string"}}},"reproducible":{"type":"boolean"},"correlated_trace_id":{"type":"string"},"title":{"type":"string","minLength":1,"maxLength":300},"description":{"type":"string","maxLength":20000},"steps_to_reproduce":{"type":"array","items":{"type":"string"}},"fingerprint_sources":{"type":"object","properties":{"component":{"type":"string"},"error_type":{"type":"string"},"message":{"type":"string"},"stack_frames":{"type":"array","items":{"type":"string"}}}},"source":{"type":"string","enum":["person","monitor","deployment"]},"reported_by":{"type":"string"},"reported_at":{"type":"string","format":"date-time"},"evidence":{"type":"array","items":{"type":"string","format":"uri"}},"occurrences":{"type":"integer","minimum":1},"suspected_files":{"type":"array","items":{"type":"string","minLength":1}}},"required":["$schema","severity","category","context","reproducible"]};

function validate13(data, {instancePath="", parentData, parentDataProperty, rootData=data}={}){
/*# sourceURL="https://schemas.stellwerk.dev/bug_report.v1.1.0.json" */;
let vErrors = null;
let errors = 0;
if(data && typeof data == "object" && !Array.isArray(data)){
if(data.$schema === undefined){
const err0 = {instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: "$schema"},message:"must have required property '"+"$schema"+"'"};
if(vErrors === null){
vErrors = [err0];
}
else {
vErrors.push(err0);
}
errors++;
}
if(data.severity === undefined){
const err1 = {instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: "severity"},message:"must have required property '"+"severity"+"'"};
if(vErrors === null){
vErrors = [err1];
}
else {
vErrors.push(err1);
}
errors++;
}
if(data.category === undefined){
const err2 = {instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: "category"},message:"must have required property '"+"category"+"'"};
if(vErrors === null){
vErrors = [err2];
}
else {
vErrors.push(err2);
}
errors++;
}
if(data.context === undefined){
const err3 = {instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: "context"},message:"must have required property '"+"context"+"'"};
if(vErrors === null){
vErrors = [err3];
}
else {
vErrors.push(err3);
}
errors++;
}
if(data.reproducible === undefined){
const err4 = {instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: "reproducible"},message:"must have required property '"+"reproducible"+"'"};
if(vErrors === null){
vErrors = [err4];
}
else {
vErrors.push(err4);
}
errors++;
}
if(data.$schema !== undefined){
let data0 = data.$schema;
if(typeof data0 !== "string"){
const err5 = {instancePath:instancePath+"/$schema",schemaPath:"#/properties/%24schema/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err5];
}
else {
vErrors.push(err5);
}
errors++;
}
if("https://schemas.stellwerk.dev/bug_report.v1.1.0.json" !== data0){
const err6 = {instancePath:instancePath+"/$schema",schemaPath:"#/properties/%24schema/const",keyword:"const",params:{allowedValue: "https://schemas.stellwerk.dev/bug_report.v1.1.0.json"},message:"must be equal to constant"};
if(vErrors === null){
vErrors = [err6];
}
else {
vErrors.push(err6);
}
errors++;
}
}
if(data.severity !== undefined){
let data1 = data.severity;
if(typeof data1 !== "string"){
const err7 = {instancePath:instancePath+"/severity",schemaPath:"#/properties/severity/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err7];
}
else {
vErrors.push(err7);
}
errors++;
}
if(!(((((data1 === "P1_Critical") || (data1 === "P2_High")) || (data1 === "P3_Medium")) || (data1 === "P4_Low")) || (data1 === "P5_Cosmetic"))){
const err8 = {instancePath:instancePath+"/severity",schemaPath:"#/properties/severity/enum",keyword:"enum",params:{allowedValues: schema14.properties.severity.enum},message:"must be equal to one of the allowed values"};
if(vErrors === null){
vErrors = [err8];
}
else {
vErrors.push(err8);
}
errors++;
}
}
if(data.category !== undefined){
let data2 = data.category;
if(typeof data2 !== "string"){
const err9 = {instancePath:instancePath+"/category",schemaPath:"#/properties/category/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err9];
}
else {
vErrors.push(err9);
}
errors++;
}
if(!(((((((data2 === "Security") || (data2 === "DataLoss")) || (data2 === "Functional")) || (data2 === "UI")) || (data2 === "Performance")) || (data2 === "Availability")) || (data2 === "Other"))){
const err10 = {instancePath:instancePath+"/category",schemaPath:"#/properties/category/enum",keyword:"enum",params:{allowedValues: schema14.properties.category.enum},message:"must be equal to one of the allowed values"};
if(vErrors === null){
vErrors = [err10];
}
else {
vErrors.push(err10);
}
errors++;
}
}
if(data.context !== undefined){
let data3 = data.context;
if(data3 && typeof data3 == "object" && !Array.isArray(data3)){
if(data3.PII_impact !== undefined){
if(typeof data3.PII_impact !== "boolean"){
const err11 = {instancePath:instancePath+"/context/PII_impact",schemaPath:"#/properties/context/properties/PII_impact/type",keyword:"type",params:{type: "boolean"},message:"must be boolean"};
if(vErrors === null){
vErrors = [err11];
}
else {
vErrors.push(err11);
}
errors++;
}
}
if(data3.environment !== undefined){
if(typeof data3.environment !== "string"){
const err12 = {instancePath:instancePath+"/context/environment",schemaPath:"#/properties/context/properties/environment/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err12];
}
else {
vErrors.push(err12);
}
errors++;
}
}
if(data3.version !== undefined){
if(typeof data3.version !== "string"){
const err13 = {instancePath:instancePath+"/context/version",schemaPath:"#/properties/context/properties/version/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err13];
}
else {
vErrors.push(err13);
}
errors++;
}
}
if(data3.service !== undefined){
if(typeof data3.service !== "string"){
const err14 = {instancePath:instancePath+"/context/service",schemaPath:"#/properties/context/properties/service/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err14];
}
else {
vErrors.push(err14);
}
errors++;
}
}
if(data3.run_id !== undefined){
let data8 = data3.run_id;
if(typeof data8 === "string"){
if(!pattern3.test(data8)){
const err15 = {instancePath:instancePath+"/context/run_id",schemaPath:"#/properties/context/properties/run_id/pattern",keyword:"pattern",params:{pattern: "^[a-z0-9-]{1,20}\\.[a-z0-9-]{1,24}\\.[a-z0-9-]{1,12}\\.[1-9][0-9]{0,3}$"},message:"must match pattern \""+"^[a-z0-9-]{1,20}\\.[a-z0-9-]{1,24}\\.[a-z0-9-]{1,12}\\.[1-9][0-9]{0,3}$"+"\""};
if(vErrors === null){
vErrors = [err15];
}
else {
vErrors.push(err15);
}
errors++;
}
}
else {
const err16 = {instancePath:instancePath+"/context/run_id",schemaPath:"#/properties/context/properties/run_id/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err16];
}
else {
vErrors.push(err16);
}
errors++;
}
}
if(data3.deploy_id !== undefined){
if(typeof data3.deploy_id !== "string"){
const err17 = {instancePath:instancePath+"/context/deploy_id",schemaPath:"#/properties/context/properties/deploy_id/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err17];
}
else {
vErrors.push(err17);
}
errors++;
}
}
if(data3.deploy_receipt !== undefined){
let data10 = data3.deploy_receipt;
if(typeof data10 === "string"){
if(!(formats0(data10))){
const err18 = {instancePath:instancePath+"/context/deploy_receipt",schemaPath:"#/properties/context/properties/deploy_receipt/format",keyword:"format",params:{format: "uri"},message:"must match format \""+"uri"+"\""};
if(vErrors === null){
vErrors = [err18];
}
else {
vErrors.push(err18);
}
errors++;
}
}
else {
const err19 = {instancePath:instancePath+"/context/deploy_receipt",schemaPath:"#/properties/context/properties/deploy_receipt/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err19];
}
else {
vErrors.push(err19);
}
errors++;
}
}
if(data3.diff_ref !== undefined){
let data11 = data3.diff_ref;
if(typeof data11 === "string"){
if(!(formats0(data11))){
const err20 = {instancePath:instancePath+"/context/diff_ref",schemaPath:"#/properties/context/properties/diff_ref/format",keyword:"format",params:{format: "uri"},message:"must match format \""+"uri"+"\""};
if(vErrors === null){
vErrors = [err20];
}
else {
vErrors.push(err20);
}
errors++;
}
}
else {
const err21 = {instancePath:instancePath+"/context/diff_ref",schemaPath:"#/properties/context/properties/diff_ref/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err21];
}
else {
vErrors.push(err21);
}
errors++;
}
}
if(data3.signals !== undefined){
let data12 = data3.signals;
if(data12 && typeof data12 == "object" && !Array.isArray(data12)){
if(data12.requests !== undefined){
let data13 = data12.requests;
if(!(((typeof data13 == "number") && (!(data13 % 1) && !isNaN(data13))) && (isFinite(data13)))){
const err22 = {instancePath:instancePath+"/context/signals/requests",schemaPath:"#/properties/context/properties/signals/properties/requests/type",keyword:"type",params:{type: "integer"},message:"must be integer"};
if(vErrors === null){
vErrors = [err22];
}
else {
vErrors.push(err22);
}
errors++;
}
if((typeof data13 == "number") && (isFinite(data13))){
if(data13 < 0 || isNaN(data13)){
const err23 = {instancePath:instancePath+"/context/signals/requests",schemaPath:"#/properties/context/properties/signals/properties/requests/minimum",keyword:"minimum",params:{comparison: ">=", limit: 0},message:"must be >= 0"};
if(vErrors === null){
vErrors = [err23];
}
else {
vErrors.push(err23);
}
errors++;
}
}
}
if(data12.error_rate_percent !== undefined){
let data14 = data12.error_rate_percent;
if((typeof data14 == "number") && (isFinite(data14))){
if(data14 < 0 || isNaN(data14)){
const err24 = {instancePath:instancePath+"/context/signals/error_rate_percent",schemaPath:"#/properties/context/properties/signals/properties/error_rate_percent/minimum",keyword:"minimum",params:{comparison: ">=", limit: 0},message:"must be >= 0"};
if(vErrors === null){
vErrors = [err24];
}
else {
vErrors.push(err24);
}
errors++;
}
}
else {
const err25 = {instancePath:instancePath+"/context/signals/error_rate_percent",schemaPath:"#/properties/context/properties/signals/properties/error_rate_percent/type",keyword:"type",params:{type: "number"},message:"must be number"};
if(vErrors === null){
vErrors = [err25];
}
else {
vErrors.push(err25);
}
errors++;
}
}
if(data12.latency_p95_ms !== undefined){
let data15 = data12.latency_p95_ms;
if((typeof data15 == "number") && (isFinite(data15))){
if(data15 < 0 || isNaN(data15)){
const err26 = {instancePath:instancePath+"/context/signals/latency_p95_ms",schemaPath:"#/properties/context/properties/signals/properties/latency_p95_ms/minimum",keyword:"minimum",params:{comparison: ">=", limit: 0},message:"must be >= 0"};
if(vErrors === null){
vErrors = [err26];
}
else {
vErrors.push(err26);
}
errors++;
}
}
else {
const err27 = {instancePath:instancePath+"/context/signals/latency_p95_ms",schemaPath:"#/properties/context/properties/signals/properties/latency_p95_ms/type",keyword:"type",params:{type: "number"},message:"must be number"};
if(vErrors === null){
vErrors = [err27];
}
else {
vErrors.push(err27);
}
errors++;
}
}
}
else {
const err28 = {instancePath:instancePath+"/context/signals",schemaPath:"#/properties/context/properties/signals/type",keyword:"type",params:{type: "object"},message:"must be object"};
if(vErrors === null){
vErrors = [err28];
}
else {
vErrors.push(err28);
}
errors++;
}
}
if(data3.health !== undefined){
if(typeof data3.health !== "string"){
const err29 = {instancePath:instancePath+"/context/health",schemaPath:"#/properties/context/properties/health/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err29];
}
else {
vErrors.push(err29);
}
errors++;
}
}
}
else {
const err30 = {instancePath:instancePath+"/context",schemaPath:"#/properties/context/type",keyword:"type",params:{type: "object"},message:"must be object"};
if(vErrors === null){
vErrors = [err30];
}
else {
vErrors.push(err30);
}
errors++;
}
}
if(data.reproducible !== undefined){
if(typeof data.reproducible !== "boolean"){
const err31 = {instancePath:instancePath+"/reproducible",schemaPath:"#/properties/reproducible/type",keyword:"type",params:{type: "boolean"},message:"must be boolean"};
if(vErrors === null){
vErrors = [err31];
}
else {
vErrors.push(err31);
}
errors++;
}
}
if(data.correlated_trace_id !== undefined){
if(typeof data.correlated_trace_id !== "string"){
const err32 = {instancePath:instancePath+"/correlated_trace_id",schemaPath:"#/properties/correlated_trace_id/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err32];
}
else {
vErrors.push(err32);
}
errors++;
}
}
if(data.title !== undefined){
let data19 = data.title;
if(typeof data19 === "string"){
if(func2(data19) > 300){
const err33 = {instancePath:instancePath+"/title",schemaPath:"#/properties/title/maxLength",keyword:"maxLength",params:{limit: 300},message:"must NOT have more than 300 characters"};
if(vErrors === null){
vErrors = [err33];
}
else {
vErrors.push(err33);
}
errors++;
}
if(func2(data19) < 1){
const err34 = {instancePath:instancePath+"/title",schemaPath:"#/properties/title/minLength",keyword:"minLength",params:{limit: 1},message:"must NOT have fewer than 1 characters"};
if(vErrors === null){
vErrors = [err34];
}
else {
vErrors.push(err34);
}
errors++;
}
}
else {
const err35 = {instancePath:instancePath+"/title",schemaPath:"#/properties/title/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err35];
}
else {
vErrors.push(err35);
}
errors++;
}
}
if(data.description !== undefined){
let data20 = data.description;
if(typeof data20 === "string"){
if(func2(data20) > 20000){
const err36 = {instancePath:instancePath+"/description",schemaPath:"#/properties/description/maxLength",keyword:"maxLength",params:{limit: 20000},message:"must NOT have more than 20000 characters"};
if(vErrors === null){
vErrors = [err36];
}
else {
vErrors.push(err36);
}
errors++;
}
}
else {
const err37 = {instancePath:instancePath+"/description",schemaPath:"#/properties/description/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err37];
}
else {
vErrors.push(err37);
}
errors++;
}
}
if(data.steps_to_reproduce !== undefined){
let data21 = data.steps_to_reproduce;
if(Array.isArray(data21)){
const len0 = data21.length;
for(let i0=0; i0<len0; i0++){
if(typeof data21[i0] !== "string"){
const err38 = {instancePath:instancePath+"/steps_to_reproduce/" + i0,schemaPath:"#/properties/steps_to_reproduce/items/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err38];
}
else {
vErrors.push(err38);
}
errors++;
}
}
}
else {
const err39 = {instancePath:instancePath+"/steps_to_reproduce",schemaPath:"#/properties/steps_to_reproduce/type",keyword:"type",params:{type: "array"},message:"must be array"};
if(vErrors === null){
vErrors = [err39];
}
else {
vErrors.push(err39);
}
errors++;
}
}
if(data.fingerprint_sources !== undefined){
let data23 = data.fingerprint_sources;
if(data23 && typeof data23 == "object" && !Array.isArray(data23)){
if(data23.component !== undefined){
if(typeof data23.component !== "string"){
const err40 = {instancePath:instancePath+"/fingerprint_sources/component",schemaPath:"#/properties/fingerprint_sources/properties/component/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err40];
}
else {
vErrors.push(err40);
}
errors++;
}
}
if(data23.error_type !== undefined){
if(typeof data23.error_type !== "string"){
const err41 = {instancePath:instancePath+"/fingerprint_sources/error_type",schemaPath:"#/properties/fingerprint_sources/properties/error_type/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err41];
}
else {
vErrors.push(err41);
}
errors++;
}
}
if(data23.message !== undefined){
if(typeof data23.message !== "string"){
const err42 = {instancePath:instancePath+"/fingerprint_sources/message",schemaPath:"#/properties/fingerprint_sources/properties/message/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err42];
}
else {
vErrors.push(err42);
}
errors++;
}
}
if(data23.stack_frames !== undefined){
let data27 = data23.stack_frames;
if(Array.isArray(data27)){
const len1 = data27.length;
for(let i1=0; i1<len1; i1++){
if(typeof data27[i1] !== "string"){
const err43 = {instancePath:instancePath+"/fingerprint_sources/stack_frames/" + i1,schemaPath:"#/properties/fingerprint_sources/properties/stack_frames/items/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err43];
}
else {
vErrors.push(err43);
}
errors++;
}
}
}
else {
const err44 = {instancePath:instancePath+"/fingerprint_sources/stack_frames",schemaPath:"#/properties/fingerprint_sources/properties/stack_frames/type",keyword:"type",params:{type: "array"},message:"must be array"};
if(vErrors === null){
vErrors = [err44];
}
else {
vErrors.push(err44);
}
errors++;
}
}
}
else {
const err45 = {instancePath:instancePath+"/fingerprint_sources",schemaPath:"#/properties/fingerprint_sources/type",keyword:"type",params:{type: "object"},message:"must be object"};
if(vErrors === null){
vErrors = [err45];
}
else {
vErrors.push(err45);
}
errors++;
}
}
if(data.source !== undefined){
let data29 = data.source;
if(typeof data29 !== "string"){
const err46 = {instancePath:instancePath+"/source",schemaPath:"#/properties/source/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err46];
}
else {
vErrors.push(err46);
}
errors++;
}
if(!(((data29 === "person") || (data29 === "monitor")) || (data29 === "deployment"))){
const err47 = {instancePath:instancePath+"/source",schemaPath:"#/properties/source/enum",keyword:"enum",params:{allowedValues: schema14.properties.source.enum},message:"must be equal to one of the allowed values"};
if(vErrors === null){
vErrors = [err47];
}
else {
vErrors.push(err47);
}
errors++;
}
}
if(data.reported_by !== undefined){
if(typeof data.reported_by !== "string"){
const err48 = {instancePath:instancePath+"/reported_by",schemaPath:"#/properties/reported_by/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err48];
}
else {
vErrors.push(err48);
}
errors++;
}
}
if(data.reported_at !== undefined){
let data31 = data.reported_at;
if(typeof data31 === "string"){
if(!(formats6.validate(data31))){
const err49 = {instancePath:instancePath+"/reported_at",schemaPath:"#/properties/reported_at/format",keyword:"format",params:{format: "date-time"},message:"must match format \""+"date-time"+"\""};
if(vErrors === null){
vErrors = [err49];
}
else {
vErrors.push(err49);
}
errors++;
}
}
else {
const err50 = {instancePath:instancePath+"/reported_at",schemaPath:"#/properties/reported_at/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err50];
}
else {
vErrors.push(err50);
}
errors++;
}
}
if(data.evidence !== undefined){
let data32 = data.evidence;
if(Array.isArray(data32)){
const len2 = data32.length;
for(let i2=0; i2<len2; i2++){
let data33 = data32[i2];
if(typeof data33 === "string"){
if(!(formats0(data33))){
const err51 = {instancePath:instancePath+"/evidence/" + i2,schemaPath:"#/properties/evidence/items/format",keyword:"format",params:{format: "uri"},message:"must match format \""+"uri"+"\""};
if(vErrors === null){
vErrors = [err51];
}
else {
vErrors.push(err51);
}
errors++;
}
}
else {
const err52 = {instancePath:instancePath+"/evidence/" + i2,schemaPath:"#/properties/evidence/items/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err52];
}
else {
vErrors.push(err52);
}
errors++;
}
}
}
else {
const err53 = {instancePath:instancePath+"/evidence",schemaPath:"#/properties/evidence/type",keyword:"type",params:{type: "array"},message:"must be array"};
if(vErrors === null){
vErrors = [err53];
}
else {
vErrors.push(err53);
}
errors++;
}
}
if(data.occurrences !== undefined){
let data34 = data.occurrences;
if(!(((typeof data34 == "number") && (!(data34 % 1) && !isNaN(data34))) && (isFinite(data34)))){
const err54 = {instancePath:instancePath+"/occurrences",schemaPath:"#/properties/occurrences/type",keyword:"type",params:{type: "integer"},message:"must be integer"};
if(vErrors === null){
vErrors = [err54];
}
else {
vErrors.push(err54);
}
errors++;
}
if((typeof data34 == "number") && (isFinite(data34))){
if(data34 < 1 || isNaN(data34)){
const err55 = {instancePath:instancePath+"/occurrences",schemaPath:"#/properties/occurrences/minimum",keyword:"minimum",params:{comparison: ">=", limit: 1},message:"must be >= 1"};
if(vErrors === null){
vErrors = [err55];
}
else {
vErrors.push(err55);
}
errors++;
}
}
}
if(data.suspected_files !== undefined){
let data35 = data.suspected_files;
if(Array.isArray(data35)){
const len3 = data35.length;
for(let i3=0; i3<len3; i3++){
let data36 = data35[i3];
if(typeof data36 === "string"){
if(func2(data36) < 1){
const err56 = {instancePath:instancePath+"/suspected_files/" + i3,schemaPath:"#/properties/suspected_files/items/minLength",keyword:"minLength",params:{limit: 1},message:"must NOT have fewer than 1 characters"};
if(vErrors === null){
vErrors = [err56];
}
else {
vErrors.push(err56);
}
errors++;
}
}
else {
const err57 = {instancePath:instancePath+"/suspected_files/" + i3,schemaPath:"#/properties/suspected_files/items/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err57];
}
else {
vErrors.push(err57);
}
errors++;
}
}
}
else {
const err58 = {instancePath:instancePath+"/suspected_files",schemaPath:"#/properties/suspected_files/type",keyword:"type",params:{type: "array"},message:"must be array"};
if(vErrors === null){
vErrors = [err58];
}
else {
vErrors.push(err58);
}
errors++;
}
}
}
else {
const err59 = {instancePath,schemaPath:"#/type",keyword:"type",params:{type: "object"},message:"must be object"};
if(vErrors === null){
vErrors = [err59];
}
else {
vErrors.push(err59);
}
errors++;
}
validate13.errors = vErrors;
return errors === 0;
}

exports.codeGenSpecV1_0_0 = validate14;
const schema15 = {"$schema":"http://json-schema.org/draft-07/schema#","$id":"https://schemas.stellwerk.dev/code_gen_spec.v1.0.0.json","title":"Code Generation Specification","type":"object","properties":{"$schema":{"type":"string","const":"https://schemas.stellwerk.dev/code_gen_spec.v1.0.0.json"},"structured_specification":{"type":"object","properties":{"architecture_ref":{"type":"string","format":"uri"},"api_idl_ref":{"type":"string","format":"uri"},"summary":{"type":"string"}}},"database_context":{"type":"object","properties":{"db_schema_ref":{"type":"string","format":"uri"},"summary":{"type":"string"}}},"task_context":{"type":"object","properties":{"intent":{"type":"string","minLength":1},"scope":{"type":"object","properties":{"allowed_files":{"type":"array","items":{"type":"string","minLength":1}},"restricted_files":{"type":"array","items":{"type":"string","minLength":1}}},"required":["allowed_files","restricted_files"]},"constraints":{"type":"array","items":{"type":"string"}},"acceptance_criteria":{"type":"array","items":{"type":"string","minLength":1}}},"required":["intent","scope","acceptance_criteria"]},"system_context":{"type":"object","properties":{"knowledge_graph_query":{"type":"string"},"related_files":{"type":"array","items":{"type":"string","minLength":1}}}},"run_id":{"type":"string","pattern":"^[a-z0-9-]{1,20}\\.[a-z0-9-]{1,24}\\.[a-z0-9-]{1,12}\\.[1-9][0-9]{0,3}$"},"title":{"type":"string"},"steps":{"type":"array","items":{"type":"string","minLength":1}},"bug_report":{"type":"string","format":"uri"}},"required":["$schema","structured_specification","database_context","task_context","system_context"]};

function validate14(data, {instancePath="", parentData, parentDataProperty, rootData=data}={}){
/*# sourceURL="https://schemas.stellwerk.dev/code_gen_spec.v1.0.0.json" */;
let vErrors = null;
let errors = 0;
if(data && typeof data == "object" && !Array.isArray(data)){
if(data.$schema === undefined){
const err0 = {instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: "$schema"},message:"must have required property '"+"$schema"+"'"};
if(vErrors === null){
vErrors = [err0];
}
else {
vErrors.push(err0);
}
errors++;
}
if(data.structured_specification === undefined){
const err1 = {instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: "structured_specification"},message:"must have required property '"+"structured_specification"+"'"};
if(vErrors === null){
vErrors = [err1];
}
else {
vErrors.push(err1);
}
errors++;
}
if(data.database_context === undefined){
const err2 = {instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: "database_context"},message:"must have required property '"+"database_context"+"'"};
if(vErrors === null){
vErrors = [err2];
}
else {
vErrors.push(err2);
}
errors++;
}
if(data.task_context === undefined){
const err3 = {instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: "task_context"},message:"must have required property '"+"task_context"+"'"};
if(vErrors === null){
vErrors = [err3];
}
else {
vErrors.push(err3);
}
errors++;
}
if(data.system_context === undefined){
const err4 = {instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: "system_context"},message:"must have required property '"+"system_context"+"'"};
if(vErrors === null){
vErrors = [err4];
}
else {
vErrors.push(err4);
}
errors++;
}
if(data.$schema !== undefined){
let data0 = data.$schema;
if(typeof data0 !== "string"){
const err5 = {instancePath:instancePath+"/$schema",schemaPath:"#/properties/%24schema/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err5];
}
else {
vErrors.push(err5);
}
errors++;
}
if("https://schemas.stellwerk.dev/code_gen_spec.v1.0.0.json" !== data0){
const err6 = {instancePath:instancePath+"/$schema",schemaPath:"#/properties/%24schema/const",keyword:"const",params:{allowedValue: "https://schemas.stellwerk.dev/code_gen_spec.v1.0.0.json"},message:"must be equal to constant"};
if(vErrors === null){
vErrors = [err6];
}
else {
vErrors.push(err6);
}
errors++;
}
}
if(data.structured_specification !== undefined){
let data1 = data.structured_specification;
if(data1 && typeof data1 == "object" && !Array.isArray(data1)){
if(data1.architecture_ref !== undefined){
let data2 = data1.architecture_ref;
if(typeof data2 === "string"){
if(!(formats0(data2))){
const err7 = {instancePath:instancePath+"/structured_specification/architecture_ref",schemaPath:"#/properties/structured_specification/properties/architecture_ref/format",keyword:"format",params:{format: "uri"},message:"must match format \""+"uri"+"\""};
if(vErrors === null){
vErrors = [err7];
}
else {
vErrors.push(err7);
}
errors++;
}
}
else {
const err8 = {instancePath:instancePath+"/structured_specification/architecture_ref",schemaPath:"#/properties/structured_specification/properties/architecture_ref/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err8];
}
else {
vErrors.push(err8);
}
errors++;
}
}
if(data1.api_idl_ref !== undefined){
let data3 = data1.api_idl_ref;
if(typeof data3 === "string"){
if(!(formats0(data3))){
const err9 = {instancePath:instancePath+"/structured_specification/api_idl_ref",schemaPath:"#/properties/structured_specification/properties/api_idl_ref/format",keyword:"format",params:{format: "uri"},message:"must match format \""+"uri"+"\""};
if(vErrors === null){
vErrors = [err9];
}
else {
vErrors.push(err9);
}
errors++;
}
}
else {
const err10 = {instancePath:instancePath+"/structured_specification/api_idl_ref",schemaPath:"#/properties/structured_specification/properties/api_idl_ref/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err10];
}
else {
vErrors.push(err10);
}
errors++;
}
}
if(data1.summary !== undefined){
if(typeof data1.summary !== "string"){
const err11 = {instancePath:instancePath+"/structured_specification/summary",schemaPath:"#/properties/structured_specification/properties/summary/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err11];
}
else {
vErrors.push(err11);
}
errors++;
}
}
}
else {
const err12 = {instancePath:instancePath+"/structured_specification",schemaPath:"#/properties/structured_specification/type",keyword:"type",params:{type: "object"},message:"must be object"};
if(vErrors === null){
vErrors = [err12];
}
else {
vErrors.push(err12);
}
errors++;
}
}
if(data.database_context !== undefined){
let data5 = data.database_context;
if(data5 && typeof data5 == "object" && !Array.isArray(data5)){
if(data5.db_schema_ref !== undefined){
let data6 = data5.db_schema_ref;
if(typeof data6 === "string"){
if(!(formats0(data6))){
const err13 = {instancePath:instancePath+"/database_context/db_schema_ref",schemaPath:"#/properties/database_context/properties/db_schema_ref/format",keyword:"format",params:{format: "uri"},message:"must match format \""+"uri"+"\""};
if(vErrors === null){
vErrors = [err13];
}
else {
vErrors.push(err13);
}
errors++;
}
}
else {
const err14 = {instancePath:instancePath+"/database_context/db_schema_ref",schemaPath:"#/properties/database_context/properties/db_schema_ref/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err14];
}
else {
vErrors.push(err14);
}
errors++;
}
}
if(data5.summary !== undefined){
if(typeof data5.summary !== "string"){
const err15 = {instancePath:instancePath+"/database_context/summary",schemaPath:"#/properties/database_context/properties/summary/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err15];
}
else {
vErrors.push(err15);
}
errors++;
}
}
}
else {
const err16 = {instancePath:instancePath+"/database_context",schemaPath:"#/properties/database_context/type",keyword:"type",params:{type: "object"},message:"must be object"};
if(vErrors === null){
vErrors = [err16];
}
else {
vErrors.push(err16);
}
errors++;
}
}
if(data.task_context !== undefined){
let data8 = data.task_context;
if(data8 && typeof data8 == "object" && !Array.isArray(data8)){
if(data8.intent === undefined){
const err17 = {instancePath:instancePath+"/task_context",schemaPath:"#/properties/task_context/required",keyword:"required",params:{missingProperty: "intent"},message:"must have required property '"+"intent"+"'"};
if(vErrors === null){
vErrors = [err17];
}
else {
vErrors.push(err17);
}
errors++;
}
if(data8.scope === undefined){
const err18 = {instancePath:instancePath+"/task_context",schemaPath:"#/properties/task_context/required",keyword:"required",params:{missingProperty: "scope"},message:"must have required property '"+"scope"+"'"};
if(vErrors === null){
vErrors = [err18];
}
else {
vErrors.push(err18);
}
errors++;
}
if(data8.acceptance_criteria === undefined){
const err19 = {instancePath:instancePath+"/task_context",schemaPath:"#/properties/task_context/required",keyword:"required",params:{missingProperty: "acceptance_criteria"},message:"must have required property '"+"acceptance_criteria"+"'"};
if(vErrors === null){
vErrors = [err19];
}
else {
vErrors.push(err19);
}
errors++;
}
if(data8.intent !== undefined){
let data9 = data8.intent;
if(typeof data9 === "string"){
if(func2(data9) < 1){
const err20 = {instancePath:instancePath+"/task_context/intent",schemaPath:"#/properties/task_context/properties/intent/minLength",keyword:"minLength",params:{limit: 1},message:"must NOT have fewer than 1 characters"};
if(vErrors === null){
vErrors = [err20];
}
else {
vErrors.push(err20);
}
errors++;
}
}
else {
const err21 = {instancePath:instancePath+"/task_context/intent",schemaPath:"#/properties/task_context/properties/intent/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err21];
}
else {
vErrors.push(err21);
}
errors++;
}
}
if(data8.scope !== undefined){
let data10 = data8.scope;
if(data10 && typeof data10 == "object" && !Array.isArray(data10)){
if(data10.allowed_files === undefined){
const err22 = {instancePath:instancePath+"/task_context/scope",schemaPath:"#/properties/task_context/properties/scope/required",keyword:"required",params:{missingProperty: "allowed_files"},message:"must have required property '"+"allowed_files"+"'"};
if(vErrors === null){
vErrors = [err22];
}
else {
vErrors.push(err22);
}
errors++;
}
if(data10.restricted_files === undefined){
const err23 = {instancePath:instancePath+"/task_context/scope",schemaPath:"#/properties/task_context/properties/scope/required",keyword:"required",params:{missingProperty: "restricted_files"},message:"must have required property '"+"restricted_files"+"'"};
if(vErrors === null){
vErrors = [err23];
}
else {
vErrors.push(err23);
}
errors++;
}
if(data10.allowed_files !== undefined){
let data11 = data10.allowed_files;
if(Array.isArray(data11)){
const len0 = data11.length;
for(let i0=0; i0<len0; i0++){
let data12 = data11[i0];
if(typeof data12 === "string"){
if(func2(data12) < 1){
const err24 = {instancePath:instancePath+"/task_context/scope/allowed_files/" + i0,schemaPath:"#/properties/task_context/properties/scope/properties/allowed_files/items/minLength",keyword:"minLength",params:{limit: 1},message:"must NOT have fewer than 1 characters"};
if(vErrors === null){
vErrors = [err24];
}
else {
vErrors.push(err24);
}
errors++;
}
}
else {
const err25 = {instancePath:instancePath+"/task_context/scope/allowed_files/" + i0,schemaPath:"#/properties/task_context/properties/scope/properties/allowed_files/items/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err25];
}
else {
vErrors.push(err25);
}
errors++;
}
}
}
else {
const err26 = {instancePath:instancePath+"/task_context/scope/allowed_files",schemaPath:"#/properties/task_context/properties/scope/properties/allowed_files/type",keyword:"type",params:{type: "array"},message:"must be array"};
if(vErrors === null){
vErrors = [err26];
}
else {
vErrors.push(err26);
}
errors++;
}
}
if(data10.restricted_files !== undefined){
let data13 = data10.restricted_files;
if(Array.isArray(data13)){
const len1 = data13.length;
for(let i1=0; i1<len1; i1++){
let data14 = data13[i1];
if(typeof data14 === "string"){
if(func2(data14) < 1){
const err27 = {instancePath:instancePath+"/task_context/scope/restricted_files/" + i1,schemaPath:"#/properties/task_context/properties/scope/properties/restricted_files/items/minLength",keyword:"minLength",params:{limit: 1},message:"must NOT have fewer than 1 characters"};
if(vErrors === null){
vErrors = [err27];
}
else {
vErrors.push(err27);
}
errors++;
}
}
else {
const err28 = {instancePath:instancePath+"/task_context/scope/restricted_files/" + i1,schemaPath:"#/properties/task_context/properties/scope/properties/restricted_files/items/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err28];
}
else {
vErrors.push(err28);
}
errors++;
}
}
}
else {
const err29 = {instancePath:instancePath+"/task_context/scope/restricted_files",schemaPath:"#/properties/task_context/properties/scope/properties/restricted_files/type",keyword:"type",params:{type: "array"},message:"must be array"};
if(vErrors === null){
vErrors = [err29];
}
else {
vErrors.push(err29);
}
errors++;
}
}
}
else {
const err30 = {instancePath:instancePath+"/task_context/scope",schemaPath:"#/properties/task_context/properties/scope/type",keyword:"type",params:{type: "object"},message:"must be object"};
if(vErrors === null){
vErrors = [err30];
}
else {
vErrors.push(err30);
}
errors++;
}
}
if(data8.constraints !== undefined){
let data15 = data8.constraints;
if(Array.isArray(data15)){
const len2 = data15.length;
for(let i2=0; i2<len2; i2++){
if(typeof data15[i2] !== "string"){
const err31 = {instancePath:instancePath+"/task_context/constraints/" + i2,schemaPath:"#/properties/task_context/properties/constraints/items/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err31];
}
else {
vErrors.push(err31);
}
errors++;
}
}
}
else {
const err32 = {instancePath:instancePath+"/task_context/constraints",schemaPath:"#/properties/task_context/properties/constraints/type",keyword:"type",params:{type: "array"},message:"must be array"};
if(vErrors === null){
vErrors = [err32];
}
else {
vErrors.push(err32);
}
errors++;
}
}
if(data8.acceptance_criteria !== undefined){
let data17 = data8.acceptance_criteria;
if(Array.isArray(data17)){
const len3 = data17.length;
for(let i3=0; i3<len3; i3++){
let data18 = data17[i3];
if(typeof data18 === "string"){
if(func2(data18) < 1){
const err33 = {instancePath:instancePath+"/task_context/acceptance_criteria/" + i3,schemaPath:"#/properties/task_context/properties/acceptance_criteria/items/minLength",keyword:"minLength",params:{limit: 1},message:"must NOT have fewer than 1 characters"};
if(vErrors === null){
vErrors = [err33];
}
else {
vErrors.push(err33);
}
errors++;
}
}
else {
const err34 = {instancePath:instancePath+"/task_context/acceptance_criteria/" + i3,schemaPath:"#/properties/task_context/properties/acceptance_criteria/items/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err34];
}
else {
vErrors.push(err34);
}
errors++;
}
}
}
else {
const err35 = {instancePath:instancePath+"/task_context/acceptance_criteria",schemaPath:"#/properties/task_context/properties/acceptance_criteria/type",keyword:"type",params:{type: "array"},message:"must be array"};
if(vErrors === null){
vErrors = [err35];
}
else {
vErrors.push(err35);
}
errors++;
}
}
}
else {
const err36 = {instancePath:instancePath+"/task_context",schemaPath:"#/properties/task_context/type",keyword:"type",params:{type: "object"},message:"must be object"};
if(vErrors === null){
vErrors = [err36];
}
else {
vErrors.push(err36);
}
errors++;
}
}
if(data.system_context !== undefined){
let data19 = data.system_context;
if(data19 && typeof data19 == "object" && !Array.isArray(data19)){
if(data19.knowledge_graph_query !== undefined){
if(typeof data19.knowledge_graph_query !== "string"){
const err37 = {instancePath:instancePath+"/system_context/knowledge_graph_query",schemaPath:"#/properties/system_context/properties/knowledge_graph_query/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err37];
}
else {
vErrors.push(err37);
}
errors++;
}
}
if(data19.related_files !== undefined){
let data21 = data19.related_files;
if(Array.isArray(data21)){
const len4 = data21.length;
for(let i4=0; i4<len4; i4++){
let data22 = data21[i4];
if(typeof data22 === "string"){
if(func2(data22) < 1){
const err38 = {instancePath:instancePath+"/system_context/related_files/" + i4,schemaPath:"#/properties/system_context/properties/related_files/items/minLength",keyword:"minLength",params:{limit: 1},message:"must NOT have fewer than 1 characters"};
if(vErrors === null){
vErrors = [err38];
}
else {
vErrors.push(err38);
}
errors++;
}
}
else {
const err39 = {instancePath:instancePath+"/system_context/related_files/" + i4,schemaPath:"#/properties/system_context/properties/related_files/items/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err39];
}
else {
vErrors.push(err39);
}
errors++;
}
}
}
else {
const err40 = {instancePath:instancePath+"/system_context/related_files",schemaPath:"#/properties/system_context/properties/related_files/type",keyword:"type",params:{type: "array"},message:"must be array"};
if(vErrors === null){
vErrors = [err40];
}
else {
vErrors.push(err40);
}
errors++;
}
}
}
else {
const err41 = {instancePath:instancePath+"/system_context",schemaPath:"#/properties/system_context/type",keyword:"type",params:{type: "object"},message:"must be object"};
if(vErrors === null){
vErrors = [err41];
}
else {
vErrors.push(err41);
}
errors++;
}
}
if(data.run_id !== undefined){
let data23 = data.run_id;
if(typeof data23 === "string"){
if(!pattern3.test(data23)){
const err42 = {instancePath:instancePath+"/run_id",schemaPath:"#/properties/run_id/pattern",keyword:"pattern",params:{pattern: "^[a-z0-9-]{1,20}\\.[a-z0-9-]{1,24}\\.[a-z0-9-]{1,12}\\.[1-9][0-9]{0,3}$"},message:"must match pattern \""+"^[a-z0-9-]{1,20}\\.[a-z0-9-]{1,24}\\.[a-z0-9-]{1,12}\\.[1-9][0-9]{0,3}$"+"\""};
if(vErrors === null){
vErrors = [err42];
}
else {
vErrors.push(err42);
}
errors++;
}
}
else {
const err43 = {instancePath:instancePath+"/run_id",schemaPath:"#/properties/run_id/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err43];
}
else {
vErrors.push(err43);
}
errors++;
}
}
if(data.title !== undefined){
if(typeof data.title !== "string"){
const err44 = {instancePath:instancePath+"/title",schemaPath:"#/properties/title/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err44];
}
else {
vErrors.push(err44);
}
errors++;
}
}
if(data.steps !== undefined){
let data25 = data.steps;
if(Array.isArray(data25)){
const len5 = data25.length;
for(let i5=0; i5<len5; i5++){
let data26 = data25[i5];
if(typeof data26 === "string"){
if(func2(data26) < 1){
const err45 = {instancePath:instancePath+"/steps/" + i5,schemaPath:"#/properties/steps/items/minLength",keyword:"minLength",params:{limit: 1},message:"must NOT have fewer than 1 characters"};
if(vErrors === null){
vErrors = [err45];
}
else {
vErrors.push(err45);
}
errors++;
}
}
else {
const err46 = {instancePath:instancePath+"/steps/" + i5,schemaPath:"#/properties/steps/items/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err46];
}
else {
vErrors.push(err46);
}
errors++;
}
}
}
else {
const err47 = {instancePath:instancePath+"/steps",schemaPath:"#/properties/steps/type",keyword:"type",params:{type: "array"},message:"must be array"};
if(vErrors === null){
vErrors = [err47];
}
else {
vErrors.push(err47);
}
errors++;
}
}
if(data.bug_report !== undefined){
let data27 = data.bug_report;
if(typeof data27 === "string"){
if(!(formats0(data27))){
const err48 = {instancePath:instancePath+"/bug_report",schemaPath:"#/properties/bug_report/format",keyword:"format",params:{format: "uri"},message:"must match format \""+"uri"+"\""};
if(vErrors === null){
vErrors = [err48];
}
else {
vErrors.push(err48);
}
errors++;
}
}
else {
const err49 = {instancePath:instancePath+"/bug_report",schemaPath:"#/properties/bug_report/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err49];
}
else {
vErrors.push(err49);
}
errors++;
}
}
}
else {
const err50 = {instancePath,schemaPath:"#/type",keyword:"type",params:{type: "object"},message:"must be object"};
if(vErrors === null){
vErrors = [err50];
}
else {
vErrors.push(err50);
}
errors++;
}
validate14.errors = vErrors;
return errors === 0;
}

exports.codeGenSpecV1_1_0 = validate15;
const schema16 = {"$schema":"http://json-schema.org/draft-07/schema#","$id":"https://schemas.stellwerk.dev/code_gen_spec.v1.1.0.json","title":"Code Generation Specification","type":"object","properties":{"$schema":{"type":"string","const":"https://schemas.stellwerk.dev/code_gen_spec.v1.1.0.json"},"structured_specification":{"type":"object","properties":{"architecture_ref":{"type":"string","format":"uri"},"api_idl_ref":{"type":"string","format":"uri"},"summary":{"type":"string"},"source":{"type":"string","enum":["documents","generated"]},"files":{"type":"array","items":{"type":"string","minLength":1}}}},"database_context":{"type":"object","properties":{"db_schema_ref":{"type":"string","format":"uri"},"summary":{"type":"string"},"kind":{"type":"string","enum":["none","sql","prisma","entity_framework","alembic","edmx"]},"files":{"type":"array","items":{"type":"string","minLength":1}}}},"task_context":{"type":"object","properties":{"intent":{"type":"string","minLength":1},"scope":{"type":"object","properties":{"allowed_files":{"type":"array","items":{"type":"string","minLength":1}},"restricted_files":{"type":"array","items":{"type":"string","minLength":1}}},"required":["allowed_files","restricted_files"]},"constraints":{"type":"array","items":{"type":"string"}},"acceptance_criteria":{"type":"array","items":{"type":"string","minLength":1}}},"required":["intent","scope","acceptance_criteria"]},"system_context":{"type":"object","properties":{"knowledge_graph_query":{"type":"string"},"related_files":{"type":"array","items":{"type":"string","minLength":1}},"graph_ref":{"type":"string","format":"uri"},"base_commit":{"type":"string"},"query_result_ref":{"type":"string","format":"uri"},"query_result_count":{"type":"integer","minimum":0},"query_truncated":{"type":"boolean"},"affected_files":{"type":"array","items":{"type":"string","minLength":1}},"query_note":{"type":"string"}}},"run_id":{"type":"string","pattern":"^[a-z0-9-]{1,20}\\.[a-z0-9-]{1,24}\\.[a-z0-9-]{1,12}\\.[1-9][0-9]{0,3}$"},"title":{"type":"string"},"steps":{"type":"array","items":{"type":"string","minLength":1}},"bug_report":{"type":"string","format":"uri"}},"required":["$schema","structured_specification","database_context","task_context","system_context"]};

function validate15(data, {instancePath="", parentData, parentDataProperty, rootData=data}={}){
/*# sourceURL="https://schemas.stellwerk.dev/code_gen_spec.v1.1.0.json" */;
let vErrors = null;
let errors = 0;
if(data && typeof data == "object" && !Array.isArray(data)){
if(data.$schema === undefined){
const err0 = {instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: "$schema"},message:"must have required property '"+"$schema"+"'"};
if(vErrors === null){
vErrors = [err0];
}
else {
vErrors.push(err0);
}
errors++;
}
if(data.structured_specification === undefined){
const err1 = {instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: "structured_specification"},message:"must have required property '"+"structured_specification"+"'"};
if(vErrors === null){
vErrors = [err1];
}
else {
vErrors.push(err1);
}
errors++;
}
if(data.database_context === undefined){
const err2 = {instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: "database_context"},message:"must have required property '"+"database_context"+"'"};
if(vErrors === null){
vErrors = [err2];
}
else {
vErrors.push(err2);
}
errors++;
}
if(data.task_context === undefined){
const err3 = {instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: "task_context"},message:"must have required property '"+"task_context"+"'"};
if(vErrors === null){
vErrors = [err3];
}
else {
vErrors.push(err3);
}
errors++;
}
if(data.system_context === undefined){
const err4 = {instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: "system_context"},message:"must have required property '"+"system_context"+"'"};
if(vErrors === null){
vErrors = [err4];
}
else {
vErrors.push(err4);
}
errors++;
}
if(data.$schema !== undefined){
let data0 = data.$schema;
if(typeof data0 !== "string"){
const err5 = {instancePath:instancePath+"/$schema",schemaPath:"#/properties/%24schema/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err5];
}
else {
vErrors.push(err5);
}
errors++;
}
if("https://schemas.stellwerk.dev/code_gen_spec.v1.1.0.json" !== data0){
const err6 = {instancePath:instancePath+"/$schema",schemaPath:"#/properties/%24schema/const",keyword:"const",params:{allowedValue: "https://schemas.stellwerk.dev/code_gen_spec.v1.1.0.json"},message:"must be equal to constant"};
if(vErrors === null){
vErrors = [err6];
}
else {
vErrors.push(err6);
}
errors++;
}
}
if(data.structured_specification !== undefined){
let data1 = data.structured_specification;
if(data1 && typeof data1 == "object" && !Array.isArray(data1)){
if(data1.architecture_ref !== undefined){
let data2 = data1.architecture_ref;
if(typeof data2 === "string"){
if(!(formats0(data2))){
const err7 = {instancePath:instancePath+"/structured_specification/architecture_ref",schemaPath:"#/properties/structured_specification/properties/architecture_ref/format",keyword:"format",params:{format: "uri"},message:"must match format \""+"uri"+"\""};
if(vErrors === null){
vErrors = [err7];
}
else {
vErrors.push(err7);
}
errors++;
}
}
else {
const err8 = {instancePath:instancePath+"/structured_specification/architecture_ref",schemaPath:"#/properties/structured_specification/properties/architecture_ref/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err8];
}
else {
vErrors.push(err8);
}
errors++;
}
}
if(data1.api_idl_ref !== undefined){
let data3 = data1.api_idl_ref;
if(typeof data3 === "string"){
if(!(formats0(data3))){
const err9 = {instancePath:instancePath+"/structured_specification/api_idl_ref",schemaPath:"#/properties/structured_specification/properties/api_idl_ref/format",keyword:"format",params:{format: "uri"},message:"must match format \""+"uri"+"\""};
if(vErrors === null){
vErrors = [err9];
}
else {
vErrors.push(err9);
}
errors++;
}
}
else {
const err10 = {instancePath:instancePath+"/structured_specification/api_idl_ref",schemaPath:"#/properties/structured_specification/properties/api_idl_ref/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err10];
}
else {
vErrors.push(err10);
}
errors++;
}
}
if(data1.summary !== undefined){
if(typeof data1.summary !== "string"){
const err11 = {instancePath:instancePath+"/structured_specification/summary",schemaPath:"#/properties/structured_specification/properties/summary/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err11];
}
else {
vErrors.push(err11);
}
errors++;
}
}
if(data1.source !== undefined){
let data5 = data1.source;
if(typeof data5 !== "string"){
const err12 = {instancePath:instancePath+"/structured_specification/source",schemaPath:"#/properties/structured_specification/properties/source/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err12];
}
else {
vErrors.push(err12);
}
errors++;
}
if(!((data5 === "documents") || (data5 === "generated"))){
const err13 = {instancePath:instancePath+"/structured_specification/source",schemaPath:"#/properties/structured_specification/properties/source/enum",keyword:"enum",params:{allowedValues: schema16.properties.structured_specification.properties.source.enum},message:"must be equal to one of the allowed values"};
if(vErrors === null){
vErrors = [err13];
}
else {
vErrors.push(err13);
}
errors++;
}
}
if(data1.files !== undefined){
let data6 = data1.files;
if(Array.isArray(data6)){
const len0 = data6.length;
for(let i0=0; i0<len0; i0++){
let data7 = data6[i0];
if(typeof data7 === "string"){
if(func2(data7) < 1){
const err14 = {instancePath:instancePath+"/structured_specification/files/" + i0,schemaPath:"#/properties/structured_specification/properties/files/items/minLength",keyword:"minLength",params:{limit: 1},message:"must NOT have fewer than 1 characters"};
if(vErrors === null){
vErrors = [err14];
}
else {
vErrors.push(err14);
}
errors++;
}
}
else {
const err15 = {instancePath:instancePath+"/structured_specification/files/" + i0,schemaPath:"#/properties/structured_specification/properties/files/items/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err15];
}
else {
vErrors.push(err15);
}
errors++;
}
}
}
else {
const err16 = {instancePath:instancePath+"/structured_specification/files",schemaPath:"#/properties/structured_specification/properties/files/type",keyword:"type",params:{type: "array"},message:"must be array"};
if(vErrors === null){
vErrors = [err16];
}
else {
vErrors.push(err16);
}
errors++;
}
}
}
else {
const err17 = {instancePath:instancePath+"/structured_specification",schemaPath:"#/properties/structured_specification/type",keyword:"type",params:{type: "object"},message:"must be object"};
if(vErrors === null){
vErrors = [err17];
}
else {
vErrors.push(err17);
}
errors++;
}
}
if(data.database_context !== undefined){
let data8 = data.database_context;
if(data8 && typeof data8 == "object" && !Array.isArray(data8)){
if(data8.db_schema_ref !== undefined){
let data9 = data8.db_schema_ref;
if(typeof data9 === "string"){
if(!(formats0(data9))){
const err18 = {instancePath:instancePath+"/database_context/db_schema_ref",schemaPath:"#/properties/database_context/properties/db_schema_ref/format",keyword:"format",params:{format: "uri"},message:"must match format \""+"uri"+"\""};
if(vErrors === null){
vErrors = [err18];
}
else {
vErrors.push(err18);
}
errors++;
}
}
else {
const err19 = {instancePath:instancePath+"/database_context/db_schema_ref",schemaPath:"#/properties/database_context/properties/db_schema_ref/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err19];
}
else {
vErrors.push(err19);
}
errors++;
}
}
if(data8.summary !== undefined){
if(typeof data8.summary !== "string"){
const err20 = {instancePath:instancePath+"/database_context/summary",schemaPath:"#/properties/database_context/properties/summary/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err20];
}
else {
vErrors.push(err20);
}
errors++;
}
}
if(data8.kind !== undefined){
let data11 = data8.kind;
if(typeof data11 !== "string"){
const err21 = {instancePath:instancePath+"/database_context/kind",schemaPath:"#/properties/database_context/properties/kind/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err21];
}
else {
vErrors.push(err21);
}
errors++;
}
if(!((((((data11 === "none") || (data11 === "sql")) || (data11 === "prisma")) || (data11 === "entity_framework")) || (data11 === "alembic")) || (data11 === "edmx"))){
const err22 = {instancePath:instancePath+"/database_context/kind",schemaPath:"#/properties/database_context/properties/kind/enum",keyword:"enum",params:{allowedValues: schema16.properties.database_context.properties.kind.enum},message:"must be equal to one of the allowed values"};
if(vErrors === null){
vErrors = [err22];
}
else {
vErrors.push(err22);
}
errors++;
}
}
if(data8.files !== undefined){
let data12 = data8.files;
if(Array.isArray(data12)){
const len1 = data12.length;
for(let i1=0; i1<len1; i1++){
let data13 = data12[i1];
if(typeof data13 === "string"){
if(func2(data13) < 1){
const err23 = {instancePath:instancePath+"/database_context/files/" + i1,schemaPath:"#/properties/database_context/properties/files/items/minLength",keyword:"minLength",params:{limit: 1},message:"must NOT have fewer than 1 characters"};
if(vErrors === null){
vErrors = [err23];
}
else {
vErrors.push(err23);
}
errors++;
}
}
else {
const err24 = {instancePath:instancePath+"/database_context/files/" + i1,schemaPath:"#/properties/database_context/properties/files/items/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err24];
}
else {
vErrors.push(err24);
}
errors++;
}
}
}
else {
const err25 = {instancePath:instancePath+"/database_context/files",schemaPath:"#/properties/database_context/properties/files/type",keyword:"type",params:{type: "array"},message:"must be array"};
if(vErrors === null){
vErrors = [err25];
}
else {
vErrors.push(err25);
}
errors++;
}
}
}
else {
const err26 = {instancePath:instancePath+"/database_context",schemaPath:"#/properties/database_context/type",keyword:"type",params:{type: "object"},message:"must be object"};
if(vErrors === null){
vErrors = [err26];
}
else {
vErrors.push(err26);
}
errors++;
}
}
if(data.task_context !== undefined){
let data14 = data.task_context;
if(data14 && typeof data14 == "object" && !Array.isArray(data14)){
if(data14.intent === undefined){
const err27 = {instancePath:instancePath+"/task_context",schemaPath:"#/properties/task_context/required",keyword:"required",params:{missingProperty: "intent"},message:"must have required property '"+"intent"+"'"};
if(vErrors === null){
vErrors = [err27];
}
else {
vErrors.push(err27);
}
errors++;
}
if(data14.scope === undefined){
const err28 = {instancePath:instancePath+"/task_context",schemaPath:"#/properties/task_context/required",keyword:"required",params:{missingProperty: "scope"},message:"must have required property '"+"scope"+"'"};
if(vErrors === null){
vErrors = [err28];
}
else {
vErrors.push(err28);
}
errors++;
}
if(data14.acceptance_criteria === undefined){
const err29 = {instancePath:instancePath+"/task_context",schemaPath:"#/properties/task_context/required",keyword:"required",params:{missingProperty: "acceptance_criteria"},message:"must have required property '"+"acceptance_criteria"+"'"};
if(vErrors === null){
vErrors = [err29];
}
else {
vErrors.push(err29);
}
errors++;
}
if(data14.intent !== undefined){
let data15 = data14.intent;
if(typeof data15 === "string"){
if(func2(data15) < 1){
const err30 = {instancePath:instancePath+"/task_context/intent",schemaPath:"#/properties/task_context/properties/intent/minLength",keyword:"minLength",params:{limit: 1},message:"must NOT have fewer than 1 characters"};
if(vErrors === null){
vErrors = [err30];
}
else {
vErrors.push(err30);
}
errors++;
}
}
else {
const err31 = {instancePath:instancePath+"/task_context/intent",schemaPath:"#/properties/task_context/properties/intent/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err31];
}
else {
vErrors.push(err31);
}
errors++;
}
}
if(data14.scope !== undefined){
let data16 = data14.scope;
if(data16 && typeof data16 == "object" && !Array.isArray(data16)){
if(data16.allowed_files === undefined){
const err32 = {instancePath:instancePath+"/task_context/scope",schemaPath:"#/properties/task_context/properties/scope/required",keyword:"required",params:{missingProperty: "allowed_files"},message:"must have required property '"+"allowed_files"+"'"};
if(vErrors === null){
vErrors = [err32];
}
else {
vErrors.push(err32);
}
errors++;
}
if(data16.restricted_files === undefined){
const err33 = {instancePath:instancePath+"/task_context/scope",schemaPath:"#/properties/task_context/properties/scope/required",keyword:"required",params:{missingProperty: "restricted_files"},message:"must have required property '"+"restricted_files"+"'"};
if(vErrors === null){
vErrors = [err33];
}
else {
vErrors.push(err33);
}
errors++;
}
if(data16.allowed_files !== undefined){
let data17 = data16.allowed_files;
if(Array.isArray(data17)){
const len2 = data17.length;
for(let i2=0; i2<len2; i2++){
let data18 = data17[i2];
if(typeof data18 === "string"){
if(func2(data18) < 1){
const err34 = {instancePath:instancePath+"/task_context/scope/allowed_files/" + i2,schemaPath:"#/properties/task_context/properties/scope/properties/allowed_files/items/minLength",keyword:"minLength",params:{limit: 1},message:"must NOT have fewer than 1 characters"};
if(vErrors === null){
vErrors = [err34];
}
else {
vErrors.push(err34);
}
errors++;
}
}
else {
const err35 = {instancePath:instancePath+"/task_context/scope/allowed_files/" + i2,schemaPath:"#/properties/task_context/properties/scope/properties/allowed_files/items/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err35];
}
else {
vErrors.push(err35);
}
errors++;
}
}
}
else {
const err36 = {instancePath:instancePath+"/task_context/scope/allowed_files",schemaPath:"#/properties/task_context/properties/scope/properties/allowed_files/type",keyword:"type",params:{type: "array"},message:"must be array"};
if(vErrors === null){
vErrors = [err36];
}
else {
vErrors.push(err36);
}
errors++;
}
}
if(data16.restricted_files !== undefined){
let data19 = data16.restricted_files;
if(Array.isArray(data19)){
const len3 = data19.length;
for(let i3=0; i3<len3; i3++){
let data20 = data19[i3];
if(typeof data20 === "string"){
if(func2(data20) < 1){
const err37 = {instancePath:instancePath+"/task_context/scope/restricted_files/" + i3,schemaPath:"#/properties/task_context/properties/scope/properties/restricted_files/items/minLength",keyword:"minLength",params:{limit: 1},message:"must NOT have fewer than 1 characters"};
if(vErrors === null){
vErrors = [err37];
}
else {
vErrors.push(err37);
}
errors++;
}
}
else {
const err38 = {instancePath:instancePath+"/task_context/scope/restricted_files/" + i3,schemaPath:"#/properties/task_context/properties/scope/properties/restricted_files/items/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err38];
}
else {
vErrors.push(err38);
}
errors++;
}
}
}
else {
const err39 = {instancePath:instancePath+"/task_context/scope/restricted_files",schemaPath:"#/properties/task_context/properties/scope/properties/restricted_files/type",keyword:"type",params:{type: "array"},message:"must be array"};
if(vErrors === null){
vErrors = [err39];
}
else {
vErrors.push(err39);
}
errors++;
}
}
}
else {
const err40 = {instancePath:instancePath+"/task_context/scope",schemaPath:"#/properties/task_context/properties/scope/type",keyword:"type",params:{type: "object"},message:"must be object"};
if(vErrors === null){
vErrors = [err40];
}
else {
vErrors.push(err40);
}
errors++;
}
}
if(data14.constraints !== undefined){
let data21 = data14.constraints;
if(Array.isArray(data21)){
const len4 = data21.length;
for(let i4=0; i4<len4; i4++){
if(typeof data21[i4] !== "string"){
const err41 = {instancePath:instancePath+"/task_context/constraints/" + i4,schemaPath:"#/properties/task_context/properties/constraints/items/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err41];
}
else {
vErrors.push(err41);
}
errors++;
}
}
}
else {
const err42 = {instancePath:instancePath+"/task_context/constraints",schemaPath:"#/properties/task_context/properties/constraints/type",keyword:"type",params:{type: "array"},message:"must be array"};
if(vErrors === null){
vErrors = [err42];
}
else {
vErrors.push(err42);
}
errors++;
}
}
if(data14.acceptance_criteria !== undefined){
let data23 = data14.acceptance_criteria;
if(Array.isArray(data23)){
const len5 = data23.length;
for(let i5=0; i5<len5; i5++){
let data24 = data23[i5];
if(typeof data24 === "string"){
if(func2(data24) < 1){
const err43 = {instancePath:instancePath+"/task_context/acceptance_criteria/" + i5,schemaPath:"#/properties/task_context/properties/acceptance_criteria/items/minLength",keyword:"minLength",params:{limit: 1},message:"must NOT have fewer than 1 characters"};
if(vErrors === null){
vErrors = [err43];
}
else {
vErrors.push(err43);
}
errors++;
}
}
else {
const err44 = {instancePath:instancePath+"/task_context/acceptance_criteria/" + i5,schemaPath:"#/properties/task_context/properties/acceptance_criteria/items/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err44];
}
else {
vErrors.push(err44);
}
errors++;
}
}
}
else {
const err45 = {instancePath:instancePath+"/task_context/acceptance_criteria",schemaPath:"#/properties/task_context/properties/acceptance_criteria/type",keyword:"type",params:{type: "array"},message:"must be array"};
if(vErrors === null){
vErrors = [err45];
}
else {
vErrors.push(err45);
}
errors++;
}
}
}
else {
const err46 = {instancePath:instancePath+"/task_context",schemaPath:"#/properties/task_context/type",keyword:"type",params:{type: "object"},message:"must be object"};
if(vErrors === null){
vErrors = [err46];
}
else {
vErrors.push(err46);
}
errors++;
}
}
if(data.system_context !== undefined){
let data25 = data.system_context;
if(data25 && typeof data25 == "object" && !Array.isArray(data25)){
if(data25.knowledge_graph_query !== undefined){
if(typeof data25.knowledge_graph_query !== "string"){
const err47 = {instancePath:instancePath+"/system_context/knowledge_graph_query",schemaPath:"#/properties/system_context/properties/knowledge_graph_query/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err47];
}
else {
vErrors.push(err47);
}
errors++;
}
}
if(data25.related_files !== undefined){
let data27 = data25.related_files;
if(Array.isArray(data27)){
const len6 = data27.length;
for(let i6=0; i6<len6; i6++){
let data28 = data27[i6];
if(typeof data28 === "string"){
if(func2(data28) < 1){
const err48 = {instancePath:instancePath+"/system_context/related_files/" + i6,schemaPath:"#/properties/system_context/properties/related_files/items/minLength",keyword:"minLength",params:{limit: 1},message:"must NOT have fewer than 1 characters"};
if(vErrors === null){
vErrors = [err48];
}
else {
vErrors.push(err48);
}
errors++;
}
}
else {
const err49 = {instancePath:instancePath+"/system_context/related_files/" + i6,schemaPath:"#/properties/system_context/properties/related_files/items/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err49];
}
else {
vErrors.push(err49);
}
errors++;
}
}
}
else {
const err50 = {instancePath:instancePath+"/system_context/related_files",schemaPath:"#/properties/system_context/properties/related_files/type",keyword:"type",params:{type: "array"},message:"must be array"};
if(vErrors === null){
vErrors = [err50];
}
else {
vErrors.push(err50);
}
errors++;
}
}
if(data25.graph_ref !== undefined){
let data29 = data25.graph_ref;
if(typeof data29 === "string"){
if(!(formats0(data29))){
const err51 = {instancePath:instancePath+"/system_context/graph_ref",schemaPath:"#/properties/system_context/properties/graph_ref/format",keyword:"format",params:{format: "uri"},message:"must match format \""+"uri"+"\""};
if(vErrors === null){
vErrors = [err51];
}
else {
vErrors.push(err51);
}
errors++;
}
}
else {
const err52 = {instancePath:instancePath+"/system_context/graph_ref",schemaPath:"#/properties/system_context/properties/graph_ref/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err52];
}
else {
vErrors.push(err52);
}
errors++;
}
}
if(data25.base_commit !== undefined){
if(typeof data25.base_commit !== "string"){
const err53 = {instancePath:instancePath+"/system_context/base_commit",schemaPath:"#/properties/system_context/properties/base_commit/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err53];
}
else {
vErrors.push(err53);
}
errors++;
}
}
if(data25.query_result_ref !== undefined){
let data31 = data25.query_result_ref;
if(typeof data31 === "string"){
if(!(formats0(data31))){
const err54 = {instancePath:instancePath+"/system_context/query_result_ref",schemaPath:"#/properties/system_context/properties/query_result_ref/format",keyword:"format",params:{format: "uri"},message:"must match format \""+"uri"+"\""};
if(vErrors === null){
vErrors = [err54];
}
else {
vErrors.push(err54);
}
errors++;
}
}
else {
const err55 = {instancePath:instancePath+"/system_context/query_result_ref",schemaPath:"#/properties/system_context/properties/query_result_ref/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err55];
}
else {
vErrors.push(err55);
}
errors++;
}
}
if(data25.query_result_count !== undefined){
let data32 = data25.query_result_count;
if(!(((typeof data32 == "number") && (!(data32 % 1) && !isNaN(data32))) && (isFinite(data32)))){
const err56 = {instancePath:instancePath+"/system_context/query_result_count",schemaPath:"#/properties/system_context/properties/query_result_count/type",keyword:"type",params:{type: "integer"},message:"must be integer"};
if(vErrors === null){
vErrors = [err56];
}
else {
vErrors.push(err56);
}
errors++;
}
if((typeof data32 == "number") && (isFinite(data32))){
if(data32 < 0 || isNaN(data32)){
const err57 = {instancePath:instancePath+"/system_context/query_result_count",schemaPath:"#/properties/system_context/properties/query_result_count/minimum",keyword:"minimum",params:{comparison: ">=", limit: 0},message:"must be >= 0"};
if(vErrors === null){
vErrors = [err57];
}
else {
vErrors.push(err57);
}
errors++;
}
}
}
if(data25.query_truncated !== undefined){
if(typeof data25.query_truncated !== "boolean"){
const err58 = {instancePath:instancePath+"/system_context/query_truncated",schemaPath:"#/properties/system_context/properties/query_truncated/type",keyword:"type",params:{type: "boolean"},message:"must be boolean"};
if(vErrors === null){
vErrors = [err58];
}
else {
vErrors.push(err58);
}
errors++;
}
}
if(data25.affected_files !== undefined){
let data34 = data25.affected_files;
if(Array.isArray(data34)){
const len7 = data34.length;
for(let i7=0; i7<len7; i7++){
let data35 = data34[i7];
if(typeof data35 === "string"){
if(func2(data35) < 1){
const err59 = {instancePath:instancePath+"/system_context/affected_files/" + i7,schemaPath:"#/properties/system_context/properties/affected_files/items/minLength",keyword:"minLength",params:{limit: 1},message:"must NOT have fewer than 1 characters"};
if(vErrors === null){
vErrors = [err59];
}
else {
vErrors.push(err59);
}
errors++;
}
}
else {
const err60 = {instancePath:instancePath+"/system_context/affected_files/" + i7,schemaPath:"#/properties/system_context/properties/affected_files/items/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err60];
}
else {
vErrors.push(err60);
}
errors++;
}
}
}
else {
const err61 = {instancePath:instancePath+"/system_context/affected_files",schemaPath:"#/properties/system_context/properties/affected_files/type",keyword:"type",params:{type: "array"},message:"must be array"};
if(vErrors === null){
vErrors = [err61];
}
else {
vErrors.push(err61);
}
errors++;
}
}
if(data25.query_note !== undefined){
if(typeof data25.query_note !== "string"){
const err62 = {instancePath:instancePath+"/system_context/query_note",schemaPath:"#/properties/system_context/properties/query_note/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err62];
}
else {
vErrors.push(err62);
}
errors++;
}
}
}
else {
const err63 = {instancePath:instancePath+"/system_context",schemaPath:"#/properties/system_context/type",keyword:"type",params:{type: "object"},message:"must be object"};
if(vErrors === null){
vErrors = [err63];
}
else {
vErrors.push(err63);
}
errors++;
}
}
if(data.run_id !== undefined){
let data37 = data.run_id;
if(typeof data37 === "string"){
if(!pattern3.test(data37)){
const err64 = {instancePath:instancePath+"/run_id",schemaPath:"#/properties/run_id/pattern",keyword:"pattern",params:{pattern: "^[a-z0-9-]{1,20}\\.[a-z0-9-]{1,24}\\.[a-z0-9-]{1,12}\\.[1-9][0-9]{0,3}$"},message:"must match pattern \""+"^[a-z0-9-]{1,20}\\.[a-z0-9-]{1,24}\\.[a-z0-9-]{1,12}\\.[1-9][0-9]{0,3}$"+"\""};
if(vErrors === null){
vErrors = [err64];
}
else {
vErrors.push(err64);
}
errors++;
}
}
else {
const err65 = {instancePath:instancePath+"/run_id",schemaPath:"#/properties/run_id/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err65];
}
else {
vErrors.push(err65);
}
errors++;
}
}
if(data.title !== undefined){
if(typeof data.title !== "string"){
const err66 = {instancePath:instancePath+"/title",schemaPath:"#/properties/title/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err66];
}
else {
vErrors.push(err66);
}
errors++;
}
}
if(data.steps !== undefined){
let data39 = data.steps;
if(Array.isArray(data39)){
const len8 = data39.length;
for(let i8=0; i8<len8; i8++){
let data40 = data39[i8];
if(typeof data40 === "string"){
if(func2(data40) < 1){
const err67 = {instancePath:instancePath+"/steps/" + i8,schemaPath:"#/properties/steps/items/minLength",keyword:"minLength",params:{limit: 1},message:"must NOT have fewer than 1 characters"};
if(vErrors === null){
vErrors = [err67];
}
else {
vErrors.push(err67);
}
errors++;
}
}
else {
const err68 = {instancePath:instancePath+"/steps/" + i8,schemaPath:"#/properties/steps/items/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err68];
}
else {
vErrors.push(err68);
}
errors++;
}
}
}
else {
const err69 = {instancePath:instancePath+"/steps",schemaPath:"#/properties/steps/type",keyword:"type",params:{type: "array"},message:"must be array"};
if(vErrors === null){
vErrors = [err69];
}
else {
vErrors.push(err69);
}
errors++;
}
}
if(data.bug_report !== undefined){
let data41 = data.bug_report;
if(typeof data41 === "string"){
if(!(formats0(data41))){
const err70 = {instancePath:instancePath+"/bug_report",schemaPath:"#/properties/bug_report/format",keyword:"format",params:{format: "uri"},message:"must match format \""+"uri"+"\""};
if(vErrors === null){
vErrors = [err70];
}
else {
vErrors.push(err70);
}
errors++;
}
}
else {
const err71 = {instancePath:instancePath+"/bug_report",schemaPath:"#/properties/bug_report/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err71];
}
else {
vErrors.push(err71);
}
errors++;
}
}
}
else {
const err72 = {instancePath,schemaPath:"#/type",keyword:"type",params:{type: "object"},message:"must be object"};
if(vErrors === null){
vErrors = [err72];
}
else {
vErrors.push(err72);
}
errors++;
}
validate15.errors = vErrors;
return errors === 0;
}

exports.deployReceiptV1_0_0 = validate16;
const schema17 = {"$schema":"http://json-schema.org/draft-07/schema#","$id":"https://schemas.stellwerk.dev/deploy_receipt.v1.0.0.json","title":"Deploy Receipt","type":"object","properties":{"$schema":{"type":"string","const":"https://schemas.stellwerk.dev/deploy_receipt.v1.0.0.json"},"status":{"type":"string","enum":["SUCCESS","FAILED","ROLLED_BACK"]},"artifact_version_deployed":{"type":"string","minLength":1},"db_migration_status":{"type":"string","enum":["SUCCESS","SKIPPED","FAILED"]},"health_check_status":{"type":"string","enum":["PASS","FAIL"]},"golden_signal_values":{"type":"object","properties":{"latency_p95_ms":{"type":"integer","minimum":0},"error_rate_percent":{"type":"number","minimum":0,"maximum":100},"requests":{"type":"integer","minimum":0},"samples":{"type":"array","items":{"type":"object","properties":{"latency_p95_ms":{"type":"number","minimum":0},"error_rate_percent":{"type":"number","minimum":0,"maximum":100},"requests":{"type":"integer","minimum":0}},"required":["requests"]}}}},"soak_verdict":{"type":"string","enum":["pass","breach","inconclusive"]},"deploy_id":{"type":"string","minLength":1},"environment":{"type":"string"},"commit":{"type":"string","pattern":"^[0-9a-f]{7,64}$"},"previous_version":{"type":"string"},"url":{"type":"string","format":"uri"},"reason":{"type":"string"},"evidence":{"type":"array","items":{"type":"object","properties":{"kind":{"type":"string","minLength":1},"detail":{"type":"string","minLength":1},"at":{"type":"string","format":"date-time"},"uri":{"type":"string","format":"uri"}},"required":["kind","detail"]}},"rollback_verified":{"type":"boolean"},"correlated_trace_id":{"type":"string"},"qa_report":{"type":"string","format":"uri"},"artifact_bundle":{"type":"string","format":"uri"},"approval":{"type":"object","properties":{"gate_id":{"type":"string","minLength":1},"choice":{"type":"string","enum":["approve","reject"]},"by":{"type":"string","minLength":1},"at":{"type":"string","format":"date-time"},"comment":{"type":"string"}},"required":["gate_id","choice","by","at"]},"run_id":{"type":"string","pattern":"^[a-z0-9-]{1,20}\\.[a-z0-9-]{1,24}\\.[a-z0-9-]{1,12}\\.[1-9][0-9]{0,3}$"},"started_at":{"type":"string","format":"date-time"},"finished_at":{"type":"string","format":"date-time"}},"required":["$schema","status","artifact_version_deployed","db_migration_status","health_check_status","golden_signal_values"],"if":{"properties":{"status":{"const":"SUCCESS"}},"required":["status"]},"then":{"properties":{"health_check_status":{"const":"PASS"},"golden_signal_values":{"type":"object","required":["latency_p95_ms","error_rate_percent"]}}}};

function validate16(data, {instancePath="", parentData, parentDataProperty, rootData=data}={}){
/*# sourceURL="https://schemas.stellwerk.dev/deploy_receipt.v1.0.0.json" */;
let vErrors = null;
let errors = 0;
const _errs1 = errors;
let valid0 = true;
const _errs2 = errors;
if(data && typeof data == "object" && !Array.isArray(data)){
let missing0;
if((data.status === undefined) && (missing0 = "status")){
const err0 = {};
if(vErrors === null){
vErrors = [err0];
}
else {
vErrors.push(err0);
}
errors++;
}
else {
if(data.status !== undefined){
if("SUCCESS" !== data.status){
const err1 = {};
if(vErrors === null){
vErrors = [err1];
}
else {
vErrors.push(err1);
}
errors++;
}
}
}
}
var _valid0 = _errs2 === errors;
errors = _errs1;
if(vErrors !== null){
if(_errs1){
vErrors.length = _errs1;
}
else {
vErrors = null;
}
}
if(_valid0){
const _errs4 = errors;
if(data && typeof data == "object" && !Array.isArray(data)){
if(data.health_check_status !== undefined){
if("PASS" !== data.health_check_status){
const err2 = {instancePath:instancePath+"/health_check_status",schemaPath:"#/then/properties/health_check_status/const",keyword:"const",params:{allowedValue: "PASS"},message:"must be equal to constant"};
if(vErrors === null){
vErrors = [err2];
}
else {
vErrors.push(err2);
}
errors++;
}
}
if(data.golden_signal_values !== undefined){
let data2 = data.golden_signal_values;
if(data2 && typeof data2 == "object" && !Array.isArray(data2)){
if(data2.latency_p95_ms === undefined){
const err3 = {instancePath:instancePath+"/golden_signal_values",schemaPath:"#/then/properties/golden_signal_values/required",keyword:"required",params:{missingProperty: "latency_p95_ms"},message:"must have required property '"+"latency_p95_ms"+"'"};
if(vErrors === null){
vErrors = [err3];
}
else {
vErrors.push(err3);
}
errors++;
}
if(data2.error_rate_percent === undefined){
const err4 = {instancePath:instancePath+"/golden_signal_values",schemaPath:"#/then/properties/golden_signal_values/required",keyword:"required",params:{missingProperty: "error_rate_percent"},message:"must have required property '"+"error_rate_percent"+"'"};
if(vErrors === null){
vErrors = [err4];
}
else {
vErrors.push(err4);
}
errors++;
}
}
else {
const err5 = {instancePath:instancePath+"/golden_signal_values",schemaPath:"#/then/properties/golden_signal_values/type",keyword:"type",params:{type: "object"},message:"must be object"};
if(vErrors === null){
vErrors = [err5];
}
else {
vErrors.push(err5);
}
errors++;
}
}
}
var _valid0 = _errs4 === errors;
valid0 = _valid0;
}
if(!valid0){
const err6 = {instancePath,schemaPath:"#/if",keyword:"if",params:{failingKeyword: "then"},message:"must match \"then\" schema"};
if(vErrors === null){
vErrors = [err6];
}
else {
vErrors.push(err6);
}
errors++;
}
if(data && typeof data == "object" && !Array.isArray(data)){
if(data.$schema === undefined){
const err7 = {instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: "$schema"},message:"must have required property '"+"$schema"+"'"};
if(vErrors === null){
vErrors = [err7];
}
else {
vErrors.push(err7);
}
errors++;
}
if(data.status === undefined){
const err8 = {instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: "status"},message:"must have required property '"+"status"+"'"};
if(vErrors === null){
vErrors = [err8];
}
else {
vErrors.push(err8);
}
errors++;
}
if(data.artifact_version_deployed === undefined){
const err9 = {instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: "artifact_version_deployed"},message:"must have required property '"+"artifact_version_deployed"+"'"};
if(vErrors === null){
vErrors = [err9];
}
else {
vErrors.push(err9);
}
errors++;
}
if(data.db_migration_status === undefined){
const err10 = {instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: "db_migration_status"},message:"must have required property '"+"db_migration_status"+"'"};
if(vErrors === null){
vErrors = [err10];
}
else {
vErrors.push(err10);
}
errors++;
}
if(data.health_check_status === undefined){
const err11 = {instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: "health_check_status"},message:"must have required property '"+"health_check_status"+"'"};
if(vErrors === null){
vErrors = [err11];
}
else {
vErrors.push(err11);
}
errors++;
}
if(data.golden_signal_values === undefined){
const err12 = {instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: "golden_signal_values"},message:"must have required property '"+"golden_signal_values"+"'"};
if(vErrors === null){
vErrors = [err12];
}
else {
vErrors.push(err12);
}
errors++;
}
if(data.$schema !== undefined){
let data3 = data.$schema;
if(typeof data3 !== "string"){
const err13 = {instancePath:instancePath+"/$schema",schemaPath:"#/properties/%24schema/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err13];
}
else {
vErrors.push(err13);
}
errors++;
}
if("https://schemas.stellwerk.dev/deploy_receipt.v1.0.0.json" !== data3){
const err14 = {instancePath:instancePath+"/$schema",schemaPath:"#/properties/%24schema/const",keyword:"const",params:{allowedValue: "https://schemas.stellwerk.dev/deploy_receipt.v1.0.0.json"},message:"must be equal to constant"};
if(vErrors === null){
vErrors = [err14];
}
else {
vErrors.push(err14);
}
errors++;
}
}
if(data.status !== undefined){
let data4 = data.status;
if(typeof data4 !== "string"){
const err15 = {instancePath:instancePath+"/status",schemaPath:"#/properties/status/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err15];
}
else {
vErrors.push(err15);
}
errors++;
}
if(!(((data4 === "SUCCESS") || (data4 === "FAILED")) || (data4 === "ROLLED_BACK"))){
const err16 = {instancePath:instancePath+"/status",schemaPath:"#/properties/status/enum",keyword:"enum",params:{allowedValues: schema17.properties.status.enum},message:"must be equal to one of the allowed values"};
if(vErrors === null){
vErrors = [err16];
}
else {
vErrors.push(err16);
}
errors++;
}
}
if(data.artifact_version_deployed !== undefined){
let data5 = data.artifact_version_deployed;
if(typeof data5 === "string"){
if(func2(data5) < 1){
const err17 = {instancePath:instancePath+"/artifact_version_deployed",schemaPath:"#/properties/artifact_version_deployed/minLength",keyword:"minLength",params:{limit: 1},message:"must NOT have fewer than 1 characters"};
if(vErrors === null){
vErrors = [err17];
}
else {
vErrors.push(err17);
}
errors++;
}
}
else {
const err18 = {instancePath:instancePath+"/artifact_version_deployed",schemaPath:"#/properties/artifact_version_deployed/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err18];
}
else {
vErrors.push(err18);
}
errors++;
}
}
if(data.db_migration_status !== undefined){
let data6 = data.db_migration_status;
if(typeof data6 !== "string"){
const err19 = {instancePath:instancePath+"/db_migration_status",schemaPath:"#/properties/db_migration_status/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err19];
}
else {
vErrors.push(err19);
}
errors++;
}
if(!(((data6 === "SUCCESS") || (data6 === "SKIPPED")) || (data6 === "FAILED"))){
const err20 = {instancePath:instancePath+"/db_migration_status",schemaPath:"#/properties/db_migration_status/enum",keyword:"enum",params:{allowedValues: schema17.properties.db_migration_status.enum},message:"must be equal to one of the allowed values"};
if(vErrors === null){
vErrors = [err20];
}
else {
vErrors.push(err20);
}
errors++;
}
}
if(data.health_check_status !== undefined){
let data7 = data.health_check_status;
if(typeof data7 !== "string"){
const err21 = {instancePath:instancePath+"/health_check_status",schemaPath:"#/properties/health_check_status/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err21];
}
else {
vErrors.push(err21);
}
errors++;
}
if(!((data7 === "PASS") || (data7 === "FAIL"))){
const err22 = {instancePath:instancePath+"/health_check_status",schemaPath:"#/properties/health_check_status/enum",keyword:"enum",params:{allowedValues: schema17.properties.health_check_status.enum},message:"must be equal to one of the allowed values"};
if(vErrors === null){
vErrors = [err22];
}
else {
vErrors.push(err22);
}
errors++;
}
}
if(data.golden_signal_values !== undefined){
let data8 = data.golden_signal_values;
if(data8 && typeof data8 == "object" && !Array.isArray(data8)){
if(data8.latency_p95_ms !== undefined){
let data9 = data8.latency_p95_ms;
if(!(((typeof data9 == "number") && (!(data9 % 1) && !isNaN(data9))) && (isFinite(data9)))){
const err23 = {instancePath:instancePath+"/golden_signal_values/latency_p95_ms",schemaPath:"#/properties/golden_signal_values/properties/latency_p95_ms/type",keyword:"type",params:{type: "integer"},message:"must be integer"};
if(vErrors === null){
vErrors = [err23];
}
else {
vErrors.push(err23);
}
errors++;
}
if((typeof data9 == "number") && (isFinite(data9))){
if(data9 < 0 || isNaN(data9)){
const err24 = {instancePath:instancePath+"/golden_signal_values/latency_p95_ms",schemaPath:"#/properties/golden_signal_values/properties/latency_p95_ms/minimum",keyword:"minimum",params:{comparison: ">=", limit: 0},message:"must be >= 0"};
if(vErrors === null){
vErrors = [err24];
}
else {
vErrors.push(err24);
}
errors++;
}
}
}
if(data8.error_rate_percent !== undefined){
let data10 = data8.error_rate_percent;
if((typeof data10 == "number") && (isFinite(data10))){
if(data10 > 100 || isNaN(data10)){
const err25 = {instancePath:instancePath+"/golden_signal_values/error_rate_percent",schemaPath:"#/properties/golden_signal_values/properties/error_rate_percent/maximum",keyword:"maximum",params:{comparison: "<=", limit: 100},message:"must be <= 100"};
if(vErrors === null){
vErrors = [err25];
}
else {
vErrors.push(err25);
}
errors++;
}
if(data10 < 0 || isNaN(data10)){
const err26 = {instancePath:instancePath+"/golden_signal_values/error_rate_percent",schemaPath:"#/properties/golden_signal_values/properties/error_rate_percent/minimum",keyword:"minimum",params:{comparison: ">=", limit: 0},message:"must be >= 0"};
if(vErrors === null){
vErrors = [err26];
}
else {
vErrors.push(err26);
}
errors++;
}
}
else {
const err27 = {instancePath:instancePath+"/golden_signal_values/error_rate_percent",schemaPath:"#/properties/golden_signal_values/properties/error_rate_percent/type",keyword:"type",params:{type: "number"},message:"must be number"};
if(vErrors === null){
vErrors = [err27];
}
else {
vErrors.push(err27);
}
errors++;
}
}
if(data8.requests !== undefined){
let data11 = data8.requests;
if(!(((typeof data11 == "number") && (!(data11 % 1) && !isNaN(data11))) && (isFinite(data11)))){
const err28 = {instancePath:instancePath+"/golden_signal_values/requests",schemaPath:"#/properties/golden_signal_values/properties/requests/type",keyword:"type",params:{type: "integer"},message:"must be integer"};
if(vErrors === null){
vErrors = [err28];
}
else {
vErrors.push(err28);
}
errors++;
}
if((typeof data11 == "number") && (isFinite(data11))){
if(data11 < 0 || isNaN(data11)){
const err29 = {instancePath:instancePath+"/golden_signal_values/requests",schemaPath:"#/properties/golden_signal_values/properties/requests/minimum",keyword:"minimum",params:{comparison: ">=", limit: 0},message:"must be >= 0"};
if(vErrors === null){
vErrors = [err29];
}
else {
vErrors.push(err29);
}
errors++;
}
}
}
if(data8.samples !== undefined){
let data12 = data8.samples;
if(Array.isArray(data12)){
const len0 = data12.length;
for(let i0=0; i0<len0; i0++){
let data13 = data12[i0];
if(data13 && typeof data13 == "object" && !Array.isArray(data13)){
if(data13.requests === undefined){
const err30 = {instancePath:instancePath+"/golden_signal_values/samples/" + i0,schemaPath:"#/properties/golden_signal_values/properties/samples/items/required",keyword:"required",params:{missingProperty: "requests"},message:"must have required property '"+"requests"+"'"};
if(vErrors === null){
vErrors = [err30];
}
else {
vErrors.push(err30);
}
errors++;
}
if(data13.latency_p95_ms !== undefined){
let data14 = data13.latency_p95_ms;
if((typeof data14 == "number") && (isFinite(data14))){
if(data14 < 0 || isNaN(data14)){
const err31 = {instancePath:instancePath+"/golden_signal_values/samples/" + i0+"/latency_p95_ms",schemaPath:"#/properties/golden_signal_values/properties/samples/items/properties/latency_p95_ms/minimum",keyword:"minimum",params:{comparison: ">=", limit: 0},message:"must be >= 0"};
if(vErrors === null){
vErrors = [err31];
}
else {
vErrors.push(err31);
}
errors++;
}
}
else {
const err32 = {instancePath:instancePath+"/golden_signal_values/samples/" + i0+"/latency_p95_ms",schemaPath:"#/properties/golden_signal_values/properties/samples/items/properties/latency_p95_ms/type",keyword:"type",params:{type: "number"},message:"must be number"};
if(vErrors === null){
vErrors = [err32];
}
else {
vErrors.push(err32);
}
errors++;
}
}
if(data13.error_rate_percent !== undefined){
let data15 = data13.error_rate_percent;
if((typeof data15 == "number") && (isFinite(data15))){
if(data15 > 100 || isNaN(data15)){
const err33 = {instancePath:instancePath+"/golden_signal_values/samples/" + i0+"/error_rate_percent",schemaPath:"#/properties/golden_signal_values/properties/samples/items/properties/error_rate_percent/maximum",keyword:"maximum",params:{comparison: "<=", limit: 100},message:"must be <= 100"};
if(vErrors === null){
vErrors = [err33];
}
else {
vErrors.push(err33);
}
errors++;
}
if(data15 < 0 || isNaN(data15)){
const err34 = {instancePath:instancePath+"/golden_signal_values/samples/" + i0+"/error_rate_percent",schemaPath:"#/properties/golden_signal_values/properties/samples/items/properties/error_rate_percent/minimum",keyword:"minimum",params:{comparison: ">=", limit: 0},message:"must be >= 0"};
if(vErrors === null){
vErrors = [err34];
}
else {
vErrors.push(err34);
}
errors++;
}
}
else {
const err35 = {instancePath:instancePath+"/golden_signal_values/samples/" + i0+"/error_rate_percent",schemaPath:"#/properties/golden_signal_values/properties/samples/items/properties/error_rate_percent/type",keyword:"type",params:{type: "number"},message:"must be number"};
if(vErrors === null){
vErrors = [err35];
}
else {
vErrors.push(err35);
}
errors++;
}
}
if(data13.requests !== undefined){
let data16 = data13.requests;
if(!(((typeof data16 == "number") && (!(data16 % 1) && !isNaN(data16))) && (isFinite(data16)))){
const err36 = {instancePath:instancePath+"/golden_signal_values/samples/" + i0+"/requests",schemaPath:"#/properties/golden_signal_values/properties/samples/items/properties/requests/type",keyword:"type",params:{type: "integer"},message:"must be integer"};
if(vErrors === null){
vErrors = [err36];
}
else {
vErrors.push(err36);
}
errors++;
}
if((typeof data16 == "number") && (isFinite(data16))){
if(data16 < 0 || isNaN(data16)){
const err37 = {instancePath:instancePath+"/golden_signal_values/samples/" + i0+"/requests",schemaPath:"#/properties/golden_signal_values/properties/samples/items/properties/requests/minimum",keyword:"minimum",params:{comparison: ">=", limit: 0},message:"must be >= 0"};
if(vErrors === null){
vErrors = [err37];
}
else {
vErrors.push(err37);
}
errors++;
}
}
}
}
else {
const err38 = {instancePath:instancePath+"/golden_signal_values/samples/" + i0,schemaPath:"#/properties/golden_signal_values/properties/samples/items/type",keyword:"type",params:{type: "object"},message:"must be object"};
if(vErrors === null){
vErrors = [err38];
}
else {
vErrors.push(err38);
}
errors++;
}
}
}
else {
const err39 = {instancePath:instancePath+"/golden_signal_values/samples",schemaPath:"#/properties/golden_signal_values/properties/samples/type",keyword:"type",params:{type: "array"},message:"must be array"};
if(vErrors === null){
vErrors = [err39];
}
else {
vErrors.push(err39);
}
errors++;
}
}
}
else {
const err40 = {instancePath:instancePath+"/golden_signal_values",schemaPath:"#/properties/golden_signal_values/type",keyword:"type",params:{type: "object"},message:"must be object"};
if(vErrors === null){
vErrors = [err40];
}
else {
vErrors.push(err40);
}
errors++;
}
}
if(data.soak_verdict !== undefined){
let data17 = data.soak_verdict;
if(typeof data17 !== "string"){
const err41 = {instancePath:instancePath+"/soak_verdict",schemaPath:"#/properties/soak_verdict/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err41];
}
else {
vErrors.push(err41);
}
errors++;
}
if(!(((data17 === "pass") || (data17 === "breach")) || (data17 === "inconclusive"))){
const err42 = {instancePath:instancePath+"/soak_verdict",schemaPath:"#/properties/soak_verdict/enum",keyword:"enum",params:{allowedValues: schema17.properties.soak_verdict.enum},message:"must be equal to one of the allowed values"};
if(vErrors === null){
vErrors = [err42];
}
else {
vErrors.push(err42);
}
errors++;
}
}
if(data.deploy_id !== undefined){
let data18 = data.deploy_id;
if(typeof data18 === "string"){
if(func2(data18) < 1){
const err43 = {instancePath:instancePath+"/deploy_id",schemaPath:"#/properties/deploy_id/minLength",keyword:"minLength",params:{limit: 1},message:"must NOT have fewer than 1 characters"};
if(vErrors === null){
vErrors = [err43];
}
else {
vErrors.push(err43);
}
errors++;
}
}
else {
const err44 = {instancePath:instancePath+"/deploy_id",schemaPath:"#/properties/deploy_id/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err44];
}
else {
vErrors.push(err44);
}
errors++;
}
}
if(data.environment !== undefined){
if(typeof data.environment !== "string"){
const err45 = {instancePath:instancePath+"/environment",schemaPath:"#/properties/environment/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err45];
}
else {
vErrors.push(err45);
}
errors++;
}
}
if(data.commit !== undefined){
let data20 = data.commit;
if(typeof data20 === "string"){
if(!pattern0.test(data20)){
const err46 = {instancePath:instancePath+"/commit",schemaPath:"#/properties/commit/pattern",keyword:"pattern",params:{pattern: "^[0-9a-f]{7,64}$"},message:"must match pattern \""+"^[0-9a-f]{7,64}$"+"\""};
if(vErrors === null){
vErrors = [err46];
}
else {
vErrors.push(err46);
}
errors++;
}
}
else {
const err47 = {instancePath:instancePath+"/commit",schemaPath:"#/properties/commit/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err47];
}
else {
vErrors.push(err47);
}
errors++;
}
}
if(data.previous_version !== undefined){
if(typeof data.previous_version !== "string"){
const err48 = {instancePath:instancePath+"/previous_version",schemaPath:"#/properties/previous_version/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err48];
}
else {
vErrors.push(err48);
}
errors++;
}
}
if(data.url !== undefined){
let data22 = data.url;
if(typeof data22 === "string"){
if(!(formats0(data22))){
const err49 = {instancePath:instancePath+"/url",schemaPath:"#/properties/url/format",keyword:"format",params:{format: "uri"},message:"must match format \""+"uri"+"\""};
if(vErrors === null){
vErrors = [err49];
}
else {
vErrors.push(err49);
}
errors++;
}
}
else {
const err50 = {instancePath:instancePath+"/url",schemaPath:"#/properties/url/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err50];
}
else {
vErrors.push(err50);
}
errors++;
}
}
if(data.reason !== undefined){
if(typeof data.reason !== "string"){
const err51 = {instancePath:instancePath+"/reason",schemaPath:"#/properties/reason/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err51];
}
else {
vErrors.push(err51);
}
errors++;
}
}
if(data.evidence !== undefined){
let data24 = data.evidence;
if(Array.isArray(data24)){
const len1 = data24.length;
for(let i1=0; i1<len1; i1++){
let data25 = data24[i1];
if(data25 && typeof data25 == "object" && !Array.isArray(data25)){
if(data25.kind === undefined){
const err52 = {instancePath:instancePath+"/evidence/" + i1,schemaPath:"#/properties/evidence/items/required",keyword:"required",params:{missingProperty: "kind"},message:"must have required property '"+"kind"+"'"};
if(vErrors === null){
vErrors = [err52];
}
else {
vErrors.push(err52);
}
errors++;
}
if(data25.detail === undefined){
const err53 = {instancePath:instancePath+"/evidence/" + i1,schemaPath:"#/properties/evidence/items/required",keyword:"required",params:{missingProperty: "detail"},message:"must have required property '"+"detail"+"'"};
if(vErrors === null){
vErrors = [err53];
}
else {
vErrors.push(err53);
}
errors++;
}
if(data25.kind !== undefined){
let data26 = data25.kind;
if(typeof data26 === "string"){
if(func2(data26) < 1){
const err54 = {instancePath:instancePath+"/evidence/" + i1+"/kind",schemaPath:"#/properties/evidence/items/properties/kind/minLength",keyword:"minLength",params:{limit: 1},message:"must NOT have fewer than 1 characters"};
if(vErrors === null){
vErrors = [err54];
}
else {
vErrors.push(err54);
}
errors++;
}
}
else {
const err55 = {instancePath:instancePath+"/evidence/" + i1+"/kind",schemaPath:"#/properties/evidence/items/properties/kind/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err55];
}
else {
vErrors.push(err55);
}
errors++;
}
}
if(data25.detail !== undefined){
let data27 = data25.detail;
if(typeof data27 === "string"){
if(func2(data27) < 1){
const err56 = {instancePath:instancePath+"/evidence/" + i1+"/detail",schemaPath:"#/properties/evidence/items/properties/detail/minLength",keyword:"minLength",params:{limit: 1},message:"must NOT have fewer than 1 characters"};
if(vErrors === null){
vErrors = [err56];
}
else {
vErrors.push(err56);
}
errors++;
}
}
else {
const err57 = {instancePath:instancePath+"/evidence/" + i1+"/detail",schemaPath:"#/properties/evidence/items/properties/detail/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err57];
}
else {
vErrors.push(err57);
}
errors++;
}
}
if(data25.at !== undefined){
let data28 = data25.at;
if(typeof data28 === "string"){
if(!(formats6.validate(data28))){
const err58 = {instancePath:instancePath+"/evidence/" + i1+"/at",schemaPath:"#/properties/evidence/items/properties/at/format",keyword:"format",params:{format: "date-time"},message:"must match format \""+"date-time"+"\""};
if(vErrors === null){
vErrors = [err58];
}
else {
vErrors.push(err58);
}
errors++;
}
}
else {
const err59 = {instancePath:instancePath+"/evidence/" + i1+"/at",schemaPath:"#/properties/evidence/items/properties/at/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err59];
}
else {
vErrors.push(err59);
}
errors++;
}
}
if(data25.uri !== undefined){
let data29 = data25.uri;
if(typeof data29 === "string"){
if(!(formats0(data29))){
const err60 = {instancePath:instancePath+"/evidence/" + i1+"/uri",schemaPath:"#/properties/evidence/items/properties/uri/format",keyword:"format",params:{format: "uri"},message:"must match format \""+"uri"+"\""};
if(vErrors === null){
vErrors = [err60];
}
else {
vErrors.push(err60);
}
errors++;
}
}
else {
const err61 = {instancePath:instancePath+"/evidence/" + i1+"/uri",schemaPath:"#/properties/evidence/items/properties/uri/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err61];
}
else {
vErrors.push(err61);
}
errors++;
}
}
}
else {
const err62 = {instancePath:instancePath+"/evidence/" + i1,schemaPath:"#/properties/evidence/items/type",keyword:"type",params:{type: "object"},message:"must be object"};
if(vErrors === null){
vErrors = [err62];
}
else {
vErrors.push(err62);
}
errors++;
}
}
}
else {
const err63 = {instancePath:instancePath+"/evidence",schemaPath:"#/properties/evidence/type",keyword:"type",params:{type: "array"},message:"must be array"};
if(vErrors === null){
vErrors = [err63];
}
else {
vErrors.push(err63);
}
errors++;
}
}
if(data.rollback_verified !== undefined){
if(typeof data.rollback_verified !== "boolean"){
const err64 = {instancePath:instancePath+"/rollback_verified",schemaPath:"#/properties/rollback_verified/type",keyword:"type",params:{type: "boolean"},message:"must be boolean"};
if(vErrors === null){
vErrors = [err64];
}
else {
vErrors.push(err64);
}
errors++;
}
}
if(data.correlated_trace_id !== undefined){
if(typeof data.correlated_trace_id !== "string"){
const err65 = {instancePath:instancePath+"/correlated_trace_id",schemaPath:"#/properties/correlated_trace_id/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err65];
}
else {
vErrors.push(err65);
}
errors++;
}
}
if(data.qa_report !== undefined){
let data32 = data.qa_report;
if(typeof data32 === "string"){
if(!(formats0(data32))){
const err66 = {instancePath:instancePath+"/qa_report",schemaPath:"#/properties/qa_report/format",keyword:"format",params:{format: "uri"},message:"must match format \""+"uri"+"\""};
if(vErrors === null){
vErrors = [err66];
}
else {
vErrors.push(err66);
}
errors++;
}
}
else {
const err67 = {instancePath:instancePath+"/qa_report",schemaPath:"#/properties/qa_report/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err67];
}
else {
vErrors.push(err67);
}
errors++;
}
}
if(data.artifact_bundle !== undefined){
let data33 = data.artifact_bundle;
if(typeof data33 === "string"){
if(!(formats0(data33))){
const err68 = {instancePath:instancePath+"/artifact_bundle",schemaPath:"#/properties/artifact_bundle/format",keyword:"format",params:{format: "uri"},message:"must match format \""+"uri"+"\""};
if(vErrors === null){
vErrors = [err68];
}
else {
vErrors.push(err68);
}
errors++;
}
}
else {
const err69 = {instancePath:instancePath+"/artifact_bundle",schemaPath:"#/properties/artifact_bundle/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err69];
}
else {
vErrors.push(err69);
}
errors++;
}
}
if(data.approval !== undefined){
let data34 = data.approval;
if(data34 && typeof data34 == "object" && !Array.isArray(data34)){
if(data34.gate_id === undefined){
const err70 = {instancePath:instancePath+"/approval",schemaPath:"#/properties/approval/required",keyword:"required",params:{missingProperty: "gate_id"},message:"must have required property '"+"gate_id"+"'"};
if(vErrors === null){
vErrors = [err70];
}
else {
vErrors.push(err70);
}
errors++;
}
if(data34.choice === undefined){
const err71 = {instancePath:instancePath+"/approval",schemaPath:"#/properties/approval/required",keyword:"required",params:{missingProperty: "choice"},message:"must have required property '"+"choice"+"'"};
if(vErrors === null){
vErrors = [err71];
}
else {
vErrors.push(err71);
}
errors++;
}
if(data34.by === undefined){
const err72 = {instancePath:instancePath+"/approval",schemaPath:"#/properties/approval/required",keyword:"required",params:{missingProperty: "by"},message:"must have required property '"+"by"+"'"};
if(vErrors === null){
vErrors = [err72];
}
else {
vErrors.push(err72);
}
errors++;
}
if(data34.at === undefined){
const err73 = {instancePath:instancePath+"/approval",schemaPath:"#/properties/approval/required",keyword:"required",params:{missingProperty: "at"},message:"must have required property '"+"at"+"'"};
if(vErrors === null){
vErrors = [err73];
}
else {
vErrors.push(err73);
}
errors++;
}
if(data34.gate_id !== undefined){
let data35 = data34.gate_id;
if(typeof data35 === "string"){
if(func2(data35) < 1){
const err74 = {instancePath:instancePath+"/approval/gate_id",schemaPath:"#/properties/approval/properties/gate_id/minLength",keyword:"minLength",params:{limit: 1},message:"must NOT have fewer than 1 characters"};
if(vErrors === null){
vErrors = [err74];
}
else {
vErrors.push(err74);
}
errors++;
}
}
else {
const err75 = {instancePath:instancePath+"/approval/gate_id",schemaPath:"#/properties/approval/properties/gate_id/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err75];
}
else {
vErrors.push(err75);
}
errors++;
}
}
if(data34.choice !== undefined){
let data36 = data34.choice;
if(typeof data36 !== "string"){
const err76 = {instancePath:instancePath+"/approval/choice",schemaPath:"#/properties/approval/properties/choice/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err76];
}
else {
vErrors.push(err76);
}
errors++;
}
if(!((data36 === "approve") || (data36 === "reject"))){
const err77 = {instancePath:instancePath+"/approval/choice",schemaPath:"#/properties/approval/properties/choice/enum",keyword:"enum",params:{allowedValues: schema17.properties.approval.properties.choice.enum},message:"must be equal to one of the allowed values"};
if(vErrors === null){
vErrors = [err77];
}
else {
vErrors.push(err77);
}
errors++;
}
}
if(data34.by !== undefined){
let data37 = data34.by;
if(typeof data37 === "string"){
if(func2(data37) < 1){
const err78 = {instancePath:instancePath+"/approval/by",schemaPath:"#/properties/approval/properties/by/minLength",keyword:"minLength",params:{limit: 1},message:"must NOT have fewer than 1 characters"};
if(vErrors === null){
vErrors = [err78];
}
else {
vErrors.push(err78);
}
errors++;
}
}
else {
const err79 = {instancePath:instancePath+"/approval/by",schemaPath:"#/properties/approval/properties/by/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err79];
}
else {
vErrors.push(err79);
}
errors++;
}
}
if(data34.at !== undefined){
let data38 = data34.at;
if(typeof data38 === "string"){
if(!(formats6.validate(data38))){
const err80 = {instancePath:instancePath+"/approval/at",schemaPath:"#/properties/approval/properties/at/format",keyword:"format",params:{format: "date-time"},message:"must match format \""+"date-time"+"\""};
if(vErrors === null){
vErrors = [err80];
}
else {
vErrors.push(err80);
}
errors++;
}
}
else {
const err81 = {instancePath:instancePath+"/approval/at",schemaPath:"#/properties/approval/properties/at/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err81];
}
else {
vErrors.push(err81);
}
errors++;
}
}
if(data34.comment !== undefined){
if(typeof data34.comment !== "string"){
const err82 = {instancePath:instancePath+"/approval/comment",schemaPath:"#/properties/approval/properties/comment/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err82];
}
else {
vErrors.push(err82);
}
errors++;
}
}
}
else {
const err83 = {instancePath:instancePath+"/approval",schemaPath:"#/properties/approval/type",keyword:"type",params:{type: "object"},message:"must be object"};
if(vErrors === null){
vErrors = [err83];
}
else {
vErrors.push(err83);
}
errors++;
}
}
if(data.run_id !== undefined){
let data40 = data.run_id;
if(typeof data40 === "string"){
if(!pattern3.test(data40)){
const err84 = {instancePath:instancePath+"/run_id",schemaPath:"#/properties/run_id/pattern",keyword:"pattern",params:{pattern: "^[a-z0-9-]{1,20}\\.[a-z0-9-]{1,24}\\.[a-z0-9-]{1,12}\\.[1-9][0-9]{0,3}$"},message:"must match pattern \""+"^[a-z0-9-]{1,20}\\.[a-z0-9-]{1,24}\\.[a-z0-9-]{1,12}\\.[1-9][0-9]{0,3}$"+"\""};
if(vErrors === null){
vErrors = [err84];
}
else {
vErrors.push(err84);
}
errors++;
}
}
else {
const err85 = {instancePath:instancePath+"/run_id",schemaPath:"#/properties/run_id/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err85];
}
else {
vErrors.push(err85);
}
errors++;
}
}
if(data.started_at !== undefined){
let data41 = data.started_at;
if(typeof data41 === "string"){
if(!(formats6.validate(data41))){
const err86 = {instancePath:instancePath+"/started_at",schemaPath:"#/properties/started_at/format",keyword:"format",params:{format: "date-time"},message:"must match format \""+"date-time"+"\""};
if(vErrors === null){
vErrors = [err86];
}
else {
vErrors.push(err86);
}
errors++;
}
}
else {
const err87 = {instancePath:instancePath+"/started_at",schemaPath:"#/properties/started_at/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err87];
}
else {
vErrors.push(err87);
}
errors++;
}
}
if(data.finished_at !== undefined){
let data42 = data.finished_at;
if(typeof data42 === "string"){
if(!(formats6.validate(data42))){
const err88 = {instancePath:instancePath+"/finished_at",schemaPath:"#/properties/finished_at/format",keyword:"format",params:{format: "date-time"},message:"must match format \""+"date-time"+"\""};
if(vErrors === null){
vErrors = [err88];
}
else {
vErrors.push(err88);
}
errors++;
}
}
else {
const err89 = {instancePath:instancePath+"/finished_at",schemaPath:"#/properties/finished_at/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err89];
}
else {
vErrors.push(err89);
}
errors++;
}
}
}
else {
const err90 = {instancePath,schemaPath:"#/type",keyword:"type",params:{type: "object"},message:"must be object"};
if(vErrors === null){
vErrors = [err90];
}
else {
vErrors.push(err90);
}
errors++;
}
validate16.errors = vErrors;
return errors === 0;
}

exports.deployReceiptV1_1_0 = validate17;
const schema18 = {"$schema":"http://json-schema.org/draft-07/schema#","$id":"https://schemas.stellwerk.dev/deploy_receipt.v1.1.0.json","title":"Deploy Receipt","type":"object","properties":{"$schema":{"type":"string","const":"https://schemas.stellwerk.dev/deploy_receipt.v1.1.0.json"},"status":{"type":"string","enum":["SUCCESS","FAILED","ROLLED_BACK"]},"artifact_version_deployed":{"type":"string","minLength":1},"db_migration_status":{"type":"string","enum":["SUCCESS","SKIPPED","FAILED"]},"health_check_status":{"type":"string","enum":["PASS","FAIL"]},"golden_signal_values":{"type":"object","properties":{"latency_p95_ms":{"type":"integer","minimum":0},"error_rate_percent":{"type":"number","minimum":0,"maximum":100},"requests":{"type":"integer","minimum":0},"samples":{"type":"array","items":{"type":"object","properties":{"latency_p95_ms":{"type":"number","minimum":0},"error_rate_percent":{"type":"number","minimum":0,"maximum":100},"requests":{"type":"integer","minimum":0},"saturation_percent":{"type":"number","minimum":0,"maximum":100},"requests_per_second":{"type":"number","minimum":0},"weight_percent":{"type":"integer","minimum":0,"maximum":100},"baseline":{"type":"object","properties":{"requests":{"type":"integer","minimum":0},"latency_p95_ms":{"type":"number","minimum":0},"error_rate_percent":{"type":"number","minimum":0,"maximum":100},"saturation_percent":{"type":"number","minimum":0,"maximum":100}},"required":["requests"]}},"required":["requests"]}},"saturation_percent":{"type":"number","minimum":0,"maximum":100},"requests_per_second":{"type":"number","minimum":0}}},"soak_verdict":{"type":"string","enum":["pass","breach","inconclusive"]},"deploy_id":{"type":"string","minLength":1},"environment":{"type":"string"},"commit":{"type":"string","pattern":"^[0-9a-f]{7,64}$"},"previous_version":{"type":"string"},"url":{"type":"string","format":"uri"},"reason":{"type":"string"},"evidence":{"type":"array","items":{"type":"object","properties":{"kind":{"type":"string","minLength":1},"detail":{"type":"string","minLength":1},"at":{"type":"string","format":"date-time"},"uri":{"type":"string","format":"uri"}},"required":["kind","detail"]}},"rollback_verified":{"type":"boolean"},"correlated_trace_id":{"type":"string"},"qa_report":{"type":"string","format":"uri"},"artifact_bundle":{"type":"string","format":"uri"},"approval":{"type":"object","properties":{"gate_id":{"type":"string","minLength":1},"choice":{"type":"string","enum":["approve","reject"]},"by":{"type":"string","minLength":1},"at":{"type":"string","format":"date-time"},"comment":{"type":"string"}},"required":["gate_id","choice","by","at"]},"run_id":{"type":"string","pattern":"^[a-z0-9-]{1,20}\\.[a-z0-9-]{1,24}\\.[a-z0-9-]{1,12}\\.[1-9][0-9]{0,3}$"},"started_at":{"type":"string","format":"date-time"},"finished_at":{"type":"string","format":"date-time"},"rollout":{"type":"array","items":{"type":"object","properties":{"weight_percent":{"type":"integer","minimum":1,"maximum":100},"verdict":{"type":"string","enum":["pass","breach","inconclusive"]},"holds":{"type":"integer","minimum":0}},"required":["weight_percent"]}},"rollback":{"type":"object","properties":{"restored_version":{"type":"string"},"verdict":{"type":"string","enum":["pass","breach","inconclusive"]},"reason":{"type":"string"},"samples":{"type":"array","items":{"type":"object","properties":{"latency_p95_ms":{"type":"number","minimum":0},"error_rate_percent":{"type":"number","minimum":0,"maximum":100},"requests":{"type":"integer","minimum":0},"saturation_percent":{"type":"number","minimum":0,"maximum":100},"requests_per_second":{"type":"number","minimum":0},"weight_percent":{"type":"integer","minimum":0,"maximum":100},"baseline":{"type":"object","properties":{"requests":{"type":"integer","minimum":0},"latency_p95_ms":{"type":"number","minimum":0},"error_rate_percent":{"type":"number","minimum":0,"maximum":100},"saturation_percent":{"type":"number","minimum":0,"maximum":100}},"required":["requests"]}},"required":["requests"]}}}},"db_migration":{"type":"object","properties":{"command":{"type":"string"},"detail":{"type":"string"}}},"supply_chain":{"type":"object","properties":{"status":{"type":"string","enum":["passed","held","skipped"]},"signature":{"type":"string","enum":["verified","invalid","missing","off"]},"sbom":{"type":"string","format":"uri"},"added":{"type":"array","items":{"type":"string"}},"removed":{"type":"array","items":{"type":"string"}},"max_cvss":{"type":"number","minimum":0,"maximum":10},"reasons":{"type":"array","items":{"type":"string"}}},"required":["status"]},"diff":{"type":"string","format":"uri"}},"required":["$schema","status","artifact_version_deployed","db_migration_status","health_check_status","golden_signal_values"],"if":{"properties":{"status":{"const":"SUCCESS"}},"required":["status"]},"then":{"properties":{"health_check_status":{"const":"PASS"},"golden_signal_values":{"type":"object","required":["latency_p95_ms","error_rate_percent"]}}}};

function validate17(data, {instancePath="", parentData, parentDataProperty, rootData=data}={}){
/*# sourceURL="https://schemas.stellwerk.dev/deploy_receipt.v1.1.0.json" */;
let vErrors = null;
let errors = 0;
const _errs1 = errors;
let valid0 = true;
const _errs2 = errors;
if(data && typeof data == "object" && !Array.isArray(data)){
let missing0;
if((data.status === undefined) && (missing0 = "status")){
const err0 = {};
if(vErrors === null){
vErrors = [err0];
}
else {
vErrors.push(err0);
}
errors++;
}
else {
if(data.status !== undefined){
if("SUCCESS" !== data.status){
const err1 = {};
if(vErrors === null){
vErrors = [err1];
}
else {
vErrors.push(err1);
}
errors++;
}
}
}
}
var _valid0 = _errs2 === errors;
errors = _errs1;
if(vErrors !== null){
if(_errs1){
vErrors.length = _errs1;
}
else {
vErrors = null;
}
}
if(_valid0){
const _errs4 = errors;
if(data && typeof data == "object" && !Array.isArray(data)){
if(data.health_check_status !== undefined){
if("PASS" !== data.health_check_status){
const err2 = {instancePath:instancePath+"/health_check_status",schemaPath:"#/then/properties/health_check_status/const",keyword:"const",params:{allowedValue: "PASS"},message:"must be equal to constant"};
if(vErrors === null){
vErrors = [err2];
}
else {
vErrors.push(err2);
}
errors++;
}
}
if(data.golden_signal_values !== undefined){
let data2 = data.golden_signal_values;
if(data2 && typeof data2 == "object" && !Array.isArray(data2)){
if(data2.latency_p95_ms === undefined){
const err3 = {instancePath:instancePath+"/golden_signal_values",schemaPath:"#/then/properties/golden_signal_values/required",keyword:"required",params:{missingProperty: "latency_p95_ms"},message:"must have required property '"+"latency_p95_ms"+"'"};
if(vErrors === null){
vErrors = [err3];
}
else {
vErrors.push(err3);
}
errors++;
}
if(data2.error_rate_percent === undefined){
const err4 = {instancePath:instancePath+"/golden_signal_values",schemaPath:"#/then/properties/golden_signal_values/required",keyword:"required",params:{missingProperty: "error_rate_percent"},message:"must have required property '"+"error_rate_percent"+"'"};
if(vErrors === null){
vErrors = [err4];
}
else {
vErrors.push(err4);
}
errors++;
}
}
else {
const err5 = {instancePath:instancePath+"/golden_signal_values",schemaPath:"#/then/properties/golden_signal_values/type",keyword:"type",params:{type: "object"},message:"must be object"};
if(vErrors === null){
vErrors = [err5];
}
else {
vErrors.push(err5);
}
errors++;
}
}
}
var _valid0 = _errs4 === errors;
valid0 = _valid0;
}
if(!valid0){
const err6 = {instancePath,schemaPath:"#/if",keyword:"if",params:{failingKeyword: "then"},message:"must match \"then\" schema"};
if(vErrors === null){
vErrors = [err6];
}
else {
vErrors.push(err6);
}
errors++;
}
if(data && typeof data == "object" && !Array.isArray(data)){
if(data.$schema === undefined){
const err7 = {instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: "$schema"},message:"must have required property '"+"$schema"+"'"};
if(vErrors === null){
vErrors = [err7];
}
else {
vErrors.push(err7);
}
errors++;
}
if(data.status === undefined){
const err8 = {instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: "status"},message:"must have required property '"+"status"+"'"};
if(vErrors === null){
vErrors = [err8];
}
else {
vErrors.push(err8);
}
errors++;
}
if(data.artifact_version_deployed === undefined){
const err9 = {instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: "artifact_version_deployed"},message:"must have required property '"+"artifact_version_deployed"+"'"};
if(vErrors === null){
vErrors = [err9];
}
else {
vErrors.push(err9);
}
errors++;
}
if(data.db_migration_status === undefined){
const err10 = {instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: "db_migration_status"},message:"must have required property '"+"db_migration_status"+"'"};
if(vErrors === null){
vErrors = [err10];
}
else {
vErrors.push(err10);
}
errors++;
}
if(data.health_check_status === undefined){
const err11 = {instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: "health_check_status"},message:"must have required property '"+"health_check_status"+"'"};
if(vErrors === null){
vErrors = [err11];
}
else {
vErrors.push(err11);
}
errors++;
}
if(data.golden_signal_values === undefined){
const err12 = {instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: "golden_signal_values"},message:"must have required property '"+"golden_signal_values"+"'"};
if(vErrors === null){
vErrors = [err12];
}
else {
vErrors.push(err12);
}
errors++;
}
if(data.$schema !== undefined){
let data3 = data.$schema;
if(typeof data3 !== "string"){
const err13 = {instancePath:instancePath+"/$schema",schemaPath:"#/properties/%24schema/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err13];
}
else {
vErrors.push(err13);
}
errors++;
}
if("https://schemas.stellwerk.dev/deploy_receipt.v1.1.0.json" !== data3){
const err14 = {instancePath:instancePath+"/$schema",schemaPath:"#/properties/%24schema/const",keyword:"const",params:{allowedValue: "https://schemas.stellwerk.dev/deploy_receipt.v1.1.0.json"},message:"must be equal to constant"};
if(vErrors === null){
vErrors = [err14];
}
else {
vErrors.push(err14);
}
errors++;
}
}
if(data.status !== undefined){
let data4 = data.status;
if(typeof data4 !== "string"){
const err15 = {instancePath:instancePath+"/status",schemaPath:"#/properties/status/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err15];
}
else {
vErrors.push(err15);
}
errors++;
}
if(!(((data4 === "SUCCESS") || (data4 === "FAILED")) || (data4 === "ROLLED_BACK"))){
const err16 = {instancePath:instancePath+"/status",schemaPath:"#/properties/status/enum",keyword:"enum",params:{allowedValues: schema18.properties.status.enum},message:"must be equal to one of the allowed values"};
if(vErrors === null){
vErrors = [err16];
}
else {
vErrors.push(err16);
}
errors++;
}
}
if(data.artifact_version_deployed !== undefined){
let data5 = data.artifact_version_deployed;
if(typeof data5 === "string"){
if(func2(data5) < 1){
const err17 = {instancePath:instancePath+"/artifact_version_deployed",schemaPath:"#/properties/artifact_version_deployed/minLength",keyword:"minLength",params:{limit: 1},message:"must NOT have fewer than 1 characters"};
if(vErrors === null){
vErrors = [err17];
}
else {
vErrors.push(err17);
}
errors++;
}
}
else {
const err18 = {instancePath:instancePath+"/artifact_version_deployed",schemaPath:"#/properties/artifact_version_deployed/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err18];
}
else {
vErrors.push(err18);
}
errors++;
}
}
if(data.db_migration_status !== undefined){
let data6 = data.db_migration_status;
if(typeof data6 !== "string"){
const err19 = {instancePath:instancePath+"/db_migration_status",schemaPath:"#/properties/db_migration_status/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err19];
}
else {
vErrors.push(err19);
}
errors++;
}
if(!(((data6 === "SUCCESS") || (data6 === "SKIPPED")) || (data6 === "FAILED"))){
const err20 = {instancePath:instancePath+"/db_migration_status",schemaPath:"#/properties/db_migration_status/enum",keyword:"enum",params:{allowedValues: schema18.properties.db_migration_status.enum},message:"must be equal to one of the allowed values"};
if(vErrors === null){
vErrors = [err20];
}
else {
vErrors.push(err20);
}
errors++;
}
}
if(data.health_check_status !== undefined){
let data7 = data.health_check_status;
if(typeof data7 !== "string"){
const err21 = {instancePath:instancePath+"/health_check_status",schemaPath:"#/properties/health_check_status/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err21];
}
else {
vErrors.push(err21);
}
errors++;
}
if(!((data7 === "PASS") || (data7 === "FAIL"))){
const err22 = {instancePath:instancePath+"/health_check_status",schemaPath:"#/properties/health_check_status/enum",keyword:"enum",params:{allowedValues: schema18.properties.health_check_status.enum},message:"must be equal to one of the allowed values"};
if(vErrors === null){
vErrors = [err22];
}
else {
vErrors.push(err22);
}
errors++;
}
}
if(data.golden_signal_values !== undefined){
let data8 = data.golden_signal_values;
if(data8 && typeof data8 == "object" && !Array.isArray(data8)){
if(data8.latency_p95_ms !== undefined){
let data9 = data8.latency_p95_ms;
if(!(((typeof data9 == "number") && (!(data9 % 1) && !isNaN(data9))) && (isFinite(data9)))){
const err23 = {instancePath:instancePath+"/golden_signal_values/latency_p95_ms",schemaPath:"#/properties/golden_signal_values/properties/latency_p95_ms/type",keyword:"type",params:{type: "integer"},message:"must be integer"};
if(vErrors === null){
vErrors = [err23];
}
else {
vErrors.push(err23);
}
errors++;
}
if((typeof data9 == "number") && (isFinite(data9))){
if(data9 < 0 || isNaN(data9)){
const err24 = {instancePath:instancePath+"/golden_signal_values/latency_p95_ms",schemaPath:"#/properties/golden_signal_values/properties/latency_p95_ms/minimum",keyword:"minimum",params:{comparison: ">=", limit: 0},message:"must be >= 0"};
if(vErrors === null){
vErrors = [err24];
}
else {
vErrors.push(err24);
}
errors++;
}
}
}
if(data8.error_rate_percent !== undefined){
let data10 = data8.error_rate_percent;
if((typeof data10 == "number") && (isFinite(data10))){
if(data10 > 100 || isNaN(data10)){
const err25 = {instancePath:instancePath+"/golden_signal_values/error_rate_percent",schemaPath:"#/properties/golden_signal_values/properties/error_rate_percent/maximum",keyword:"maximum",params:{comparison: "<=", limit: 100},message:"must be <= 100"};
if(vErrors === null){
vErrors = [err25];
}
else {
vErrors.push(err25);
}
errors++;
}
if(data10 < 0 || isNaN(data10)){
const err26 = {instancePath:instancePath+"/golden_signal_values/error_rate_percent",schemaPath:"#/properties/golden_signal_values/properties/error_rate_percent/minimum",keyword:"minimum",params:{comparison: ">=", limit: 0},message:"must be >= 0"};
if(vErrors === null){
vErrors = [err26];
}
else {
vErrors.push(err26);
}
errors++;
}
}
else {
const err27 = {instancePath:instancePath+"/golden_signal_values/error_rate_percent",schemaPath:"#/properties/golden_signal_values/properties/error_rate_percent/type",keyword:"type",params:{type: "number"},message:"must be number"};
if(vErrors === null){
vErrors = [err27];
}
else {
vErrors.push(err27);
}
errors++;
}
}
if(data8.requests !== undefined){
let data11 = data8.requests;
if(!(((typeof data11 == "number") && (!(data11 % 1) && !isNaN(data11))) && (isFinite(data11)))){
const err28 = {instancePath:instancePath+"/golden_signal_values/requests",schemaPath:"#/properties/golden_signal_values/properties/requests/type",keyword:"type",params:{type: "integer"},message:"must be integer"};
if(vErrors === null){
vErrors = [err28];
}
else {
vErrors.push(err28);
}
errors++;
}
if((typeof data11 == "number") && (isFinite(data11))){
if(data11 < 0 || isNaN(data11)){
const err29 = {instancePath:instancePath+"/golden_signal_values/requests",schemaPath:"#/properties/golden_signal_values/properties/requests/minimum",keyword:"minimum",params:{comparison: ">=", limit: 0},message:"must be >= 0"};
if(vErrors === null){
vErrors = [err29];
}
else {
vErrors.push(err29);
}
errors++;
}
}
}
if(data8.samples !== undefined){
let data12 = data8.samples;
if(Array.isArray(data12)){
const len0 = data12.length;
for(let i0=0; i0<len0; i0++){
let data13 = data12[i0];
if(data13 && typeof data13 == "object" && !Array.isArray(data13)){
if(data13.requests === undefined){
const err30 = {instancePath:instancePath+"/golden_signal_values/samples/" + i0,schemaPath:"#/properties/golden_signal_values/properties/samples/items/required",keyword:"required",params:{missingProperty: "requests"},message:"must have required property '"+"requests"+"'"};
if(vErrors === null){
vErrors = [err30];
}
else {
vErrors.push(err30);
}
errors++;
}
if(data13.latency_p95_ms !== undefined){
let data14 = data13.latency_p95_ms;
if((typeof data14 == "number") && (isFinite(data14))){
if(data14 < 0 || isNaN(data14)){
const err31 = {instancePath:instancePath+"/golden_signal_values/samples/" + i0+"/latency_p95_ms",schemaPath:"#/properties/golden_signal_values/properties/samples/items/properties/latency_p95_ms/minimum",keyword:"minimum",params:{comparison: ">=", limit: 0},message:"must be >= 0"};
if(vErrors === null){
vErrors = [err31];
}
else {
vErrors.push(err31);
}
errors++;
}
}
else {
const err32 = {instancePath:instancePath+"/golden_signal_values/samples/" + i0+"/latency_p95_ms",schemaPath:"#/properties/golden_signal_values/properties/samples/items/properties/latency_p95_ms/type",keyword:"type",params:{type: "number"},message:"must be number"};
if(vErrors === null){
vErrors = [err32];
}
else {
vErrors.push(err32);
}
errors++;
}
}
if(data13.error_rate_percent !== undefined){
let data15 = data13.error_rate_percent;
if((typeof data15 == "number") && (isFinite(data15))){
if(data15 > 100 || isNaN(data15)){
const err33 = {instancePath:instancePath+"/golden_signal_values/samples/" + i0+"/error_rate_percent",schemaPath:"#/properties/golden_signal_values/properties/samples/items/properties/error_rate_percent/maximum",keyword:"maximum",params:{comparison: "<=", limit: 100},message:"must be <= 100"};
if(vErrors === null){
vErrors = [err33];
}
else {
vErrors.push(err33);
}
errors++;
}
if(data15 < 0 || isNaN(data15)){
const err34 = {instancePath:instancePath+"/golden_signal_values/samples/" + i0+"/error_rate_percent",schemaPath:"#/properties/golden_signal_values/properties/samples/items/properties/error_rate_percent/minimum",keyword:"minimum",params:{comparison: ">=", limit: 0},message:"must be >= 0"};
if(vErrors === null){
vErrors = [err34];
}
else {
vErrors.push(err34);
}
errors++;
}
}
else {
const err35 = {instancePath:instancePath+"/golden_signal_values/samples/" + i0+"/error_rate_percent",schemaPath:"#/properties/golden_signal_values/properties/samples/items/properties/error_rate_percent/type",keyword:"type",params:{type: "number"},message:"must be number"};
if(vErrors === null){
vErrors = [err35];
}
else {
vErrors.push(err35);
}
errors++;
}
}
if(data13.requests !== undefined){
let data16 = data13.requests;
if(!(((typeof data16 == "number") && (!(data16 % 1) && !isNaN(data16))) && (isFinite(data16)))){
const err36 = {instancePath:instancePath+"/golden_signal_values/samples/" + i0+"/requests",schemaPath:"#/properties/golden_signal_values/properties/samples/items/properties/requests/type",keyword:"type",params:{type: "integer"},message:"must be integer"};
if(vErrors === null){
vErrors = [err36];
}
else {
vErrors.push(err36);
}
errors++;
}
if((typeof data16 == "number") && (isFinite(data16))){
if(data16 < 0 || isNaN(data16)){
const err37 = {instancePath:instancePath+"/golden_signal_values/samples/" + i0+"/requests",schemaPath:"#/properties/golden_signal_values/properties/samples/items/properties/requests/minimum",keyword:"minimum",params:{comparison: ">=", limit: 0},message:"must be >= 0"};
if(vErrors === null){
vErrors = [err37];
}
else {
vErrors.push(err37);
}
errors++;
}
}
}
if(data13.saturation_percent !== undefined){
let data17 = data13.saturation_percent;
if((typeof data17 == "number") && (isFinite(data17))){
if(data17 > 100 || isNaN(data17)){
const err38 = {instancePath:instancePath+"/golden_signal_values/samples/" + i0+"/saturation_percent",schemaPath:"#/properties/golden_signal_values/properties/samples/items/properties/saturation_percent/maximum",keyword:"maximum",params:{comparison: "<=", limit: 100},message:"must be <= 100"};
if(vErrors === null){
vErrors = [err38];
}
else {
vErrors.push(err38);
}
errors++;
}
if(data17 < 0 || isNaN(data17)){
const err39 = {instancePath:instancePath+"/golden_signal_values/samples/" + i0+"/saturation_percent",schemaPath:"#/properties/golden_signal_values/properties/samples/items/properties/saturation_percent/minimum",keyword:"minimum",params:{comparison: ">=", limit: 0},message:"must be >= 0"};
if(vErrors === null){
vErrors = [err39];
}
else {
vErrors.push(err39);
}
errors++;
}
}
else {
const err40 = {instancePath:instancePath+"/golden_signal_values/samples/" + i0+"/saturation_percent",schemaPath:"#/properties/golden_signal_values/properties/samples/items/properties/saturation_percent/type",keyword:"type",params:{type: "number"},message:"must be number"};
if(vErrors === null){
vErrors = [err40];
}
else {
vErrors.push(err40);
}
errors++;
}
}
if(data13.requests_per_second !== undefined){
let data18 = data13.requests_per_second;
if((typeof data18 == "number") && (isFinite(data18))){
if(data18 < 0 || isNaN(data18)){
const err41 = {instancePath:instancePath+"/golden_signal_values/samples/" + i0+"/requests_per_second",schemaPath:"#/properties/golden_signal_values/properties/samples/items/properties/requests_per_second/minimum",keyword:"minimum",params:{comparison: ">=", limit: 0},message:"must be >= 0"};
if(vErrors === null){
vErrors = [err41];
}
else {
vErrors.push(err41);
}
errors++;
}
}
else {
const err42 = {instancePath:instancePath+"/golden_signal_values/samples/" + i0+"/requests_per_second",schemaPath:"#/properties/golden_signal_values/properties/samples/items/properties/requests_per_second/type",keyword:"type",params:{type: "number"},message:"must be number"};
if(vErrors === null){
vErrors = [err42];
}
else {
vErrors.push(err42);
}
errors++;
}
}
if(data13.weight_percent !== undefined){
let data19 = data13.weight_percent;
if(!(((typeof data19 == "number") && (!(data19 % 1) && !isNaN(data19))) && (isFinite(data19)))){
const err43 = {instancePath:instancePath+"/golden_signal_values/samples/" + i0+"/weight_percent",schemaPath:"#/properties/golden_signal_values/properties/samples/items/properties/weight_percent/type",keyword:"type",params:{type: "integer"},message:"must be integer"};
if(vErrors === null){
vErrors = [err43];
}
else {
vErrors.push(err43);
}
errors++;
}
if((typeof data19 == "number") && (isFinite(data19))){
if(data19 > 100 || isNaN(data19)){
const err44 = {instancePath:instancePath+"/golden_signal_values/samples/" + i0+"/weight_percent",schemaPath:"#/properties/golden_signal_values/properties/samples/items/properties/weight_percent/maximum",keyword:"maximum",params:{comparison: "<=", limit: 100},message:"must be <= 100"};
if(vErrors === null){
vErrors = [err44];
}
else {
vErrors.push(err44);
}
errors++;
}
if(data19 < 0 || isNaN(data19)){
const err45 = {instancePath:instancePath+"/golden_signal_values/samples/" + i0+"/weight_percent",schemaPath:"#/properties/golden_signal_values/properties/samples/items/properties/weight_percent/minimum",keyword:"minimum",params:{comparison: ">=", limit: 0},message:"must be >= 0"};
if(vErrors === null){
vErrors = [err45];
}
else {
vErrors.push(err45);
}
errors++;
}
}
}
if(data13.baseline !== undefined){
let data20 = data13.baseline;
if(data20 && typeof data20 == "object" && !Array.isArray(data20)){
if(data20.requests === undefined){
const err46 = {instancePath:instancePath+"/golden_signal_values/samples/" + i0+"/baseline",schemaPath:"#/properties/golden_signal_values/properties/samples/items/properties/baseline/required",keyword:"required",params:{missingProperty: "requests"},message:"must have required property '"+"requests"+"'"};
if(vErrors === null){
vErrors = [err46];
}
else {
vErrors.push(err46);
}
errors++;
}
if(data20.requests !== undefined){
let data21 = data20.requests;
if(!(((typeof data21 == "number") && (!(data21 % 1) && !isNaN(data21))) && (isFinite(data21)))){
const err47 = {instancePath:instancePath+"/golden_signal_values/samples/" + i0+"/baseline/requests",schemaPath:"#/properties/golden_signal_values/properties/samples/items/properties/baseline/properties/requests/type",keyword:"type",params:{type: "integer"},message:"must be integer"};
if(vErrors === null){
vErrors = [err47];
}
else {
vErrors.push(err47);
}
errors++;
}
if((typeof data21 == "number") && (isFinite(data21))){
if(data21 < 0 || isNaN(data21)){
const err48 = {instancePath:instancePath+"/golden_signal_values/samples/" + i0+"/baseline/requests",schemaPath:"#/properties/golden_signal_values/properties/samples/items/properties/baseline/properties/requests/minimum",keyword:"minimum",params:{comparison: ">=", limit: 0},message:"must be >= 0"};
if(vErrors === null){
vErrors = [err48];
}
else {
vErrors.push(err48);
}
errors++;
}
}
}
if(data20.latency_p95_ms !== undefined){
let data22 = data20.latency_p95_ms;
if((typeof data22 == "number") && (isFinite(data22))){
if(data22 < 0 || isNaN(data22)){
const err49 = {instancePath:instancePath+"/golden_signal_values/samples/" + i0+"/baseline/latency_p95_ms",schemaPath:"#/properties/golden_signal_values/properties/samples/items/properties/baseline/properties/latency_p95_ms/minimum",keyword:"minimum",params:{comparison: ">=", limit: 0},message:"must be >= 0"};
if(vErrors === null){
vErrors = [err49];
}
else {
vErrors.push(err49);
}
errors++;
}
}
else {
const err50 = {instancePath:instancePath+"/golden_signal_values/samples/" + i0+"/baseline/latency_p95_ms",schemaPath:"#/properties/golden_signal_values/properties/samples/items/properties/baseline/properties/latency_p95_ms/type",keyword:"type",params:{type: "number"},message:"must be number"};
if(vErrors === null){
vErrors = [err50];
}
else {
vErrors.push(err50);
}
errors++;
}
}
if(data20.error_rate_percent !== undefined){
let data23 = data20.error_rate_percent;
if((typeof data23 == "number") && (isFinite(data23))){
if(data23 > 100 || isNaN(data23)){
const err51 = {instancePath:instancePath+"/golden_signal_values/samples/" + i0+"/baseline/error_rate_percent",schemaPath:"#/properties/golden_signal_values/properties/samples/items/properties/baseline/properties/error_rate_percent/maximum",keyword:"maximum",params:{comparison: "<=", limit: 100},message:"must be <= 100"};
if(vErrors === null){
vErrors = [err51];
}
else {
vErrors.push(err51);
}
errors++;
}
if(data23 < 0 || isNaN(data23)){
const err52 = {instancePath:instancePath+"/golden_signal_values/samples/" + i0+"/baseline/error_rate_percent",schemaPath:"#/properties/golden_signal_values/properties/samples/items/properties/baseline/properties/error_rate_percent/minimum",keyword:"minimum",params:{comparison: ">=", limit: 0},message:"must be >= 0"};
if(vErrors === null){
vErrors = [err52];
}
else {
vErrors.push(err52);
}
errors++;
}
}
else {
const err53 = {instancePath:instancePath+"/golden_signal_values/samples/" + i0+"/baseline/error_rate_percent",schemaPath:"#/properties/golden_signal_values/properties/samples/items/properties/baseline/properties/error_rate_percent/type",keyword:"type",params:{type: "number"},message:"must be number"};
if(vErrors === null){
vErrors = [err53];
}
else {
vErrors.push(err53);
}
errors++;
}
}
if(data20.saturation_percent !== undefined){
let data24 = data20.saturation_percent;
if((typeof data24 == "number") && (isFinite(data24))){
if(data24 > 100 || isNaN(data24)){
const err54 = {instancePath:instancePath+"/golden_signal_values/samples/" + i0+"/baseline/saturation_percent",schemaPath:"#/properties/golden_signal_values/properties/samples/items/properties/baseline/properties/saturation_percent/maximum",keyword:"maximum",params:{comparison: "<=", limit: 100},message:"must be <= 100"};
if(vErrors === null){
vErrors = [err54];
}
else {
vErrors.push(err54);
}
errors++;
}
if(data24 < 0 || isNaN(data24)){
const err55 = {instancePath:instancePath+"/golden_signal_values/samples/" + i0+"/baseline/saturation_percent",schemaPath:"#/properties/golden_signal_values/properties/samples/items/properties/baseline/properties/saturation_percent/minimum",keyword:"minimum",params:{comparison: ">=", limit: 0},message:"must be >= 0"};
if(vErrors === null){
vErrors = [err55];
}
else {
vErrors.push(err55);
}
errors++;
}
}
else {
const err56 = {instancePath:instancePath+"/golden_signal_values/samples/" + i0+"/baseline/saturation_percent",schemaPath:"#/properties/golden_signal_values/properties/samples/items/properties/baseline/properties/saturation_percent/type",keyword:"type",params:{type: "number"},message:"must be number"};
if(vErrors === null){
vErrors = [err56];
}
else {
vErrors.push(err56);
}
errors++;
}
}
}
else {
const err57 = {instancePath:instancePath+"/golden_signal_values/samples/" + i0+"/baseline",schemaPath:"#/properties/golden_signal_values/properties/samples/items/properties/baseline/type",keyword:"type",params:{type: "object"},message:"must be object"};
if(vErrors === null){
vErrors = [err57];
}
else {
vErrors.push(err57);
}
errors++;
}
}
}
else {
const err58 = {instancePath:instancePath+"/golden_signal_values/samples/" + i0,schemaPath:"#/properties/golden_signal_values/properties/samples/items/type",keyword:"type",params:{type: "object"},message:"must be object"};
if(vErrors === null){
vErrors = [err58];
}
else {
vErrors.push(err58);
}
errors++;
}
}
}
else {
const err59 = {instancePath:instancePath+"/golden_signal_values/samples",schemaPath:"#/properties/golden_signal_values/properties/samples/type",keyword:"type",params:{type: "array"},message:"must be array"};
if(vErrors === null){
vErrors = [err59];
}
else {
vErrors.push(err59);
}
errors++;
}
}
if(data8.saturation_percent !== undefined){
let data25 = data8.saturation_percent;
if((typeof data25 == "number") && (isFinite(data25))){
if(data25 > 100 || isNaN(data25)){
const err60 = {instancePath:instancePath+"/golden_signal_values/saturation_percent",schemaPath:"#/properties/golden_signal_values/properties/saturation_percent/maximum",keyword:"maximum",params:{comparison: "<=", limit: 100},message:"must be <= 100"};
if(vErrors === null){
vErrors = [err60];
}
else {
vErrors.push(err60);
}
errors++;
}
if(data25 < 0 || isNaN(data25)){
const err61 = {instancePath:instancePath+"/golden_signal_values/saturation_percent",schemaPath:"#/properties/golden_signal_values/properties/saturation_percent/minimum",keyword:"minimum",params:{comparison: ">=", limit: 0},message:"must be >= 0"};
if(vErrors === null){
vErrors = [err61];
}
else {
vErrors.push(err61);
}
errors++;
}
}
else {
const err62 = {instancePath:instancePath+"/golden_signal_values/saturation_percent",schemaPath:"#/properties/golden_signal_values/properties/saturation_percent/type",keyword:"type",params:{type: "number"},message:"must be number"};
if(vErrors === null){
vErrors = [err62];
}
else {
vErrors.push(err62);
}
errors++;
}
}
if(data8.requests_per_second !== undefined){
let data26 = data8.requests_per_second;
if((typeof data26 == "number") && (isFinite(data26))){
if(data26 < 0 || isNaN(data26)){
const err63 = {instancePath:instancePath+"/golden_signal_values/requests_per_second",schemaPath:"#/properties/golden_signal_values/properties/requests_per_second/minimum",keyword:"minimum",params:{comparison: ">=", limit: 0},message:"must be >= 0"};
if(vErrors === null){
vErrors = [err63];
}
else {
vErrors.push(err63);
}
errors++;
}
}
else {
const err64 = {instancePath:instancePath+"/golden_signal_values/requests_per_second",schemaPath:"#/properties/golden_signal_values/properties/requests_per_second/type",keyword:"type",params:{type: "number"},message:"must be number"};
if(vErrors === null){
vErrors = [err64];
}
else {
vErrors.push(err64);
}
errors++;
}
}
}
else {
const err65 = {instancePath:instancePath+"/golden_signal_values",schemaPath:"#/properties/golden_signal_values/type",keyword:"type",params:{type: "object"},message:"must be object"};
if(vErrors === null){
vErrors = [err65];
}
else {
vErrors.push(err65);
}
errors++;
}
}
if(data.soak_verdict !== undefined){
let data27 = data.soak_verdict;
if(typeof data27 !== "string"){
const err66 = {instancePath:instancePath+"/soak_verdict",schemaPath:"#/properties/soak_verdict/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err66];
}
else {
vErrors.push(err66);
}
errors++;
}
if(!(((data27 === "pass") || (data27 === "breach")) || (data27 === "inconclusive"))){
const err67 = {instancePath:instancePath+"/soak_verdict",schemaPath:"#/properties/soak_verdict/enum",keyword:"enum",params:{allowedValues: schema18.properties.soak_verdict.enum},message:"must be equal to one of the allowed values"};
if(vErrors === null){
vErrors = [err67];
}
else {
vErrors.push(err67);
}
errors++;
}
}
if(data.deploy_id !== undefined){
let data28 = data.deploy_id;
if(typeof data28 === "string"){
if(func2(data28) < 1){
const err68 = {instancePath:instancePath+"/deploy_id",schemaPath:"#/properties/deploy_id/minLength",keyword:"minLength",params:{limit: 1},message:"must NOT have fewer than 1 characters"};
if(vErrors === null){
vErrors = [err68];
}
else {
vErrors.push(err68);
}
errors++;
}
}
else {
const err69 = {instancePath:instancePath+"/deploy_id",schemaPath:"#/properties/deploy_id/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err69];
}
else {
vErrors.push(err69);
}
errors++;
}
}
if(data.environment !== undefined){
if(typeof data.environment !== "string"){
const err70 = {instancePath:instancePath+"/environment",schemaPath:"#/properties/environment/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err70];
}
else {
vErrors.push(err70);
}
errors++;
}
}
if(data.commit !== undefined){
let data30 = data.commit;
if(typeof data30 === "string"){
if(!pattern0.test(data30)){
const err71 = {instancePath:instancePath+"/commit",schemaPath:"#/properties/commit/pattern",keyword:"pattern",params:{pattern: "^[0-9a-f]{7,64}$"},message:"must match pattern \""+"^[0-9a-f]{7,64}$"+"\""};
if(vErrors === null){
vErrors = [err71];
}
else {
vErrors.push(err71);
}
errors++;
}
}
else {
const err72 = {instancePath:instancePath+"/commit",schemaPath:"#/properties/commit/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err72];
}
else {
vErrors.push(err72);
}
errors++;
}
}
if(data.previous_version !== undefined){
if(typeof data.previous_version !== "string"){
const err73 = {instancePath:instancePath+"/previous_version",schemaPath:"#/properties/previous_version/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err73];
}
else {
vErrors.push(err73);
}
errors++;
}
}
if(data.url !== undefined){
let data32 = data.url;
if(typeof data32 === "string"){
if(!(formats0(data32))){
const err74 = {instancePath:instancePath+"/url",schemaPath:"#/properties/url/format",keyword:"format",params:{format: "uri"},message:"must match format \""+"uri"+"\""};
if(vErrors === null){
vErrors = [err74];
}
else {
vErrors.push(err74);
}
errors++;
}
}
else {
const err75 = {instancePath:instancePath+"/url",schemaPath:"#/properties/url/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err75];
}
else {
vErrors.push(err75);
}
errors++;
}
}
if(data.reason !== undefined){
if(typeof data.reason !== "string"){
const err76 = {instancePath:instancePath+"/reason",schemaPath:"#/properties/reason/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err76];
}
else {
vErrors.push(err76);
}
errors++;
}
}
if(data.evidence !== undefined){
let data34 = data.evidence;
if(Array.isArray(data34)){
const len1 = data34.length;
for(let i1=0; i1<len1; i1++){
let data35 = data34[i1];
if(data35 && typeof data35 == "object" && !Array.isArray(data35)){
if(data35.kind === undefined){
const err77 = {instancePath:instancePath+"/evidence/" + i1,schemaPath:"#/properties/evidence/items/required",keyword:"required",params:{missingProperty: "kind"},message:"must have required property '"+"kind"+"'"};
if(vErrors === null){
vErrors = [err77];
}
else {
vErrors.push(err77);
}
errors++;
}
if(data35.detail === undefined){
const err78 = {instancePath:instancePath+"/evidence/" + i1,schemaPath:"#/properties/evidence/items/required",keyword:"required",params:{missingProperty: "detail"},message:"must have required property '"+"detail"+"'"};
if(vErrors === null){
vErrors = [err78];
}
else {
vErrors.push(err78);
}
errors++;
}
if(data35.kind !== undefined){
let data36 = data35.kind;
if(typeof data36 === "string"){
if(func2(data36) < 1){
const err79 = {instancePath:instancePath+"/evidence/" + i1+"/kind",schemaPath:"#/properties/evidence/items/properties/kind/minLength",keyword:"minLength",params:{limit: 1},message:"must NOT have fewer than 1 characters"};
if(vErrors === null){
vErrors = [err79];
}
else {
vErrors.push(err79);
}
errors++;
}
}
else {
const err80 = {instancePath:instancePath+"/evidence/" + i1+"/kind",schemaPath:"#/properties/evidence/items/properties/kind/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err80];
}
else {
vErrors.push(err80);
}
errors++;
}
}
if(data35.detail !== undefined){
let data37 = data35.detail;
if(typeof data37 === "string"){
if(func2(data37) < 1){
const err81 = {instancePath:instancePath+"/evidence/" + i1+"/detail",schemaPath:"#/properties/evidence/items/properties/detail/minLength",keyword:"minLength",params:{limit: 1},message:"must NOT have fewer than 1 characters"};
if(vErrors === null){
vErrors = [err81];
}
else {
vErrors.push(err81);
}
errors++;
}
}
else {
const err82 = {instancePath:instancePath+"/evidence/" + i1+"/detail",schemaPath:"#/properties/evidence/items/properties/detail/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err82];
}
else {
vErrors.push(err82);
}
errors++;
}
}
if(data35.at !== undefined){
let data38 = data35.at;
if(typeof data38 === "string"){
if(!(formats6.validate(data38))){
const err83 = {instancePath:instancePath+"/evidence/" + i1+"/at",schemaPath:"#/properties/evidence/items/properties/at/format",keyword:"format",params:{format: "date-time"},message:"must match format \""+"date-time"+"\""};
if(vErrors === null){
vErrors = [err83];
}
else {
vErrors.push(err83);
}
errors++;
}
}
else {
const err84 = {instancePath:instancePath+"/evidence/" + i1+"/at",schemaPath:"#/properties/evidence/items/properties/at/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err84];
}
else {
vErrors.push(err84);
}
errors++;
}
}
if(data35.uri !== undefined){
let data39 = data35.uri;
if(typeof data39 === "string"){
if(!(formats0(data39))){
const err85 = {instancePath:instancePath+"/evidence/" + i1+"/uri",schemaPath:"#/properties/evidence/items/properties/uri/format",keyword:"format",params:{format: "uri"},message:"must match format \""+"uri"+"\""};
if(vErrors === null){
vErrors = [err85];
}
else {
vErrors.push(err85);
}
errors++;
}
}
else {
const err86 = {instancePath:instancePath+"/evidence/" + i1+"/uri",schemaPath:"#/properties/evidence/items/properties/uri/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err86];
}
else {
vErrors.push(err86);
}
errors++;
}
}
}
else {
const err87 = {instancePath:instancePath+"/evidence/" + i1,schemaPath:"#/properties/evidence/items/type",keyword:"type",params:{type: "object"},message:"must be object"};
if(vErrors === null){
vErrors = [err87];
}
else {
vErrors.push(err87);
}
errors++;
}
}
}
else {
const err88 = {instancePath:instancePath+"/evidence",schemaPath:"#/properties/evidence/type",keyword:"type",params:{type: "array"},message:"must be array"};
if(vErrors === null){
vErrors = [err88];
}
else {
vErrors.push(err88);
}
errors++;
}
}
if(data.rollback_verified !== undefined){
if(typeof data.rollback_verified !== "boolean"){
const err89 = {instancePath:instancePath+"/rollback_verified",schemaPath:"#/properties/rollback_verified/type",keyword:"type",params:{type: "boolean"},message:"must be boolean"};
if(vErrors === null){
vErrors = [err89];
}
else {
vErrors.push(err89);
}
errors++;
}
}
if(data.correlated_trace_id !== undefined){
if(typeof data.correlated_trace_id !== "string"){
const err90 = {instancePath:instancePath+"/correlated_trace_id",schemaPath:"#/properties/correlated_trace_id/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err90];
}
else {
vErrors.push(err90);
}
errors++;
}
}
if(data.qa_report !== undefined){
let data42 = data.qa_report;
if(typeof data42 === "string"){
if(!(formats0(data42))){
const err91 = {instancePath:instancePath+"/qa_report",schemaPath:"#/properties/qa_report/format",keyword:"format",params:{format: "uri"},message:"must match format \""+"uri"+"\""};
if(vErrors === null){
vErrors = [err91];
}
else {
vErrors.push(err91);
}
errors++;
}
}
else {
const err92 = {instancePath:instancePath+"/qa_report",schemaPath:"#/properties/qa_report/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err92];
}
else {
vErrors.push(err92);
}
errors++;
}
}
if(data.artifact_bundle !== undefined){
let data43 = data.artifact_bundle;
if(typeof data43 === "string"){
if(!(formats0(data43))){
const err93 = {instancePath:instancePath+"/artifact_bundle",schemaPath:"#/properties/artifact_bundle/format",keyword:"format",params:{format: "uri"},message:"must match format \""+"uri"+"\""};
if(vErrors === null){
vErrors = [err93];
}
else {
vErrors.push(err93);
}
errors++;
}
}
else {
const err94 = {instancePath:instancePath+"/artifact_bundle",schemaPath:"#/properties/artifact_bundle/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err94];
}
else {
vErrors.push(err94);
}
errors++;
}
}
if(data.approval !== undefined){
let data44 = data.approval;
if(data44 && typeof data44 == "object" && !Array.isArray(data44)){
if(data44.gate_id === undefined){
const err95 = {instancePath:instancePath+"/approval",schemaPath:"#/properties/approval/required",keyword:"required",params:{missingProperty: "gate_id"},message:"must have required property '"+"gate_id"+"'"};
if(vErrors === null){
vErrors = [err95];
}
else {
vErrors.push(err95);
}
errors++;
}
if(data44.choice === undefined){
const err96 = {instancePath:instancePath+"/approval",schemaPath:"#/properties/approval/required",keyword:"required",params:{missingProperty: "choice"},message:"must have required property '"+"choice"+"'"};
if(vErrors === null){
vErrors = [err96];
}
else {
vErrors.push(err96);
}
errors++;
}
if(data44.by === undefined){
const err97 = {instancePath:instancePath+"/approval",schemaPath:"#/properties/approval/required",keyword:"required",params:{missingProperty: "by"},message:"must have required property '"+"by"+"'"};
if(vErrors === null){
vErrors = [err97];
}
else {
vErrors.push(err97);
}
errors++;
}
if(data44.at === undefined){
const err98 = {instancePath:instancePath+"/approval",schemaPath:"#/properties/approval/required",keyword:"required",params:{missingProperty: "at"},message:"must have required property '"+"at"+"'"};
if(vErrors === null){
vErrors = [err98];
}
else {
vErrors.push(err98);
}
errors++;
}
if(data44.gate_id !== undefined){
let data45 = data44.gate_id;
if(typeof data45 === "string"){
if(func2(data45) < 1){
const err99 = {instancePath:instancePath+"/approval/gate_id",schemaPath:"#/properties/approval/properties/gate_id/minLength",keyword:"minLength",params:{limit: 1},message:"must NOT have fewer than 1 characters"};
if(vErrors === null){
vErrors = [err99];
}
else {
vErrors.push(err99);
}
errors++;
}
}
else {
const err100 = {instancePath:instancePath+"/approval/gate_id",schemaPath:"#/properties/approval/properties/gate_id/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err100];
}
else {
vErrors.push(err100);
}
errors++;
}
}
if(data44.choice !== undefined){
let data46 = data44.choice;
if(typeof data46 !== "string"){
const err101 = {instancePath:instancePath+"/approval/choice",schemaPath:"#/properties/approval/properties/choice/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err101];
}
else {
vErrors.push(err101);
}
errors++;
}
if(!((data46 === "approve") || (data46 === "reject"))){
const err102 = {instancePath:instancePath+"/approval/choice",schemaPath:"#/properties/approval/properties/choice/enum",keyword:"enum",params:{allowedValues: schema18.properties.approval.properties.choice.enum},message:"must be equal to one of the allowed values"};
if(vErrors === null){
vErrors = [err102];
}
else {
vErrors.push(err102);
}
errors++;
}
}
if(data44.by !== undefined){
let data47 = data44.by;
if(typeof data47 === "string"){
if(func2(data47) < 1){
const err103 = {instancePath:instancePath+"/approval/by",schemaPath:"#/properties/approval/properties/by/minLength",keyword:"minLength",params:{limit: 1},message:"must NOT have fewer than 1 characters"};
if(vErrors === null){
vErrors = [err103];
}
else {
vErrors.push(err103);
}
errors++;
}
}
else {
const err104 = {instancePath:instancePath+"/approval/by",schemaPath:"#/properties/approval/properties/by/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err104];
}
else {
vErrors.push(err104);
}
errors++;
}
}
if(data44.at !== undefined){
let data48 = data44.at;
if(typeof data48 === "string"){
if(!(formats6.validate(data48))){
const err105 = {instancePath:instancePath+"/approval/at",schemaPath:"#/properties/approval/properties/at/format",keyword:"format",params:{format: "date-time"},message:"must match format \""+"date-time"+"\""};
if(vErrors === null){
vErrors = [err105];
}
else {
vErrors.push(err105);
}
errors++;
}
}
else {
const err106 = {instancePath:instancePath+"/approval/at",schemaPath:"#/properties/approval/properties/at/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err106];
}
else {
vErrors.push(err106);
}
errors++;
}
}
if(data44.comment !== undefined){
if(typeof data44.comment !== "string"){
const err107 = {instancePath:instancePath+"/approval/comment",schemaPath:"#/properties/approval/properties/comment/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err107];
}
else {
vErrors.push(err107);
}
errors++;
}
}
}
else {
const err108 = {instancePath:instancePath+"/approval",schemaPath:"#/properties/approval/type",keyword:"type",params:{type: "object"},message:"must be object"};
if(vErrors === null){
vErrors = [err108];
}
else {
vErrors.push(err108);
}
errors++;
}
}
if(data.run_id !== undefined){
let data50 = data.run_id;
if(typeof data50 === "string"){
if(!pattern3.test(data50)){
const err109 = {instancePath:instancePath+"/run_id",schemaPath:"#/properties/run_id/pattern",keyword:"pattern",params:{pattern: "^[a-z0-9-]{1,20}\\.[a-z0-9-]{1,24}\\.[a-z0-9-]{1,12}\\.[1-9][0-9]{0,3}$"},message:"must match pattern \""+"^[a-z0-9-]{1,20}\\.[a-z0-9-]{1,24}\\.[a-z0-9-]{1,12}\\.[1-9][0-9]{0,3}$"+"\""};
if(vErrors === null){
vErrors = [err109];
}
else {
vErrors.push(err109);
}
errors++;
}
}
else {
const err110 = {instancePath:instancePath+"/run_id",schemaPath:"#/properties/run_id/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err110];
}
else {
vErrors.push(err110);
}
errors++;
}
}
if(data.started_at !== undefined){
let data51 = data.started_at;
if(typeof data51 === "string"){
if(!(formats6.validate(data51))){
const err111 = {instancePath:instancePath+"/started_at",schemaPath:"#/properties/started_at/format",keyword:"format",params:{format: "date-time"},message:"must match format \""+"date-time"+"\""};
if(vErrors === null){
vErrors = [err111];
}
else {
vErrors.push(err111);
}
errors++;
}
}
else {
const err112 = {instancePath:instancePath+"/started_at",schemaPath:"#/properties/started_at/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err112];
}
else {
vErrors.push(err112);
}
errors++;
}
}
if(data.finished_at !== undefined){
let data52 = data.finished_at;
if(typeof data52 === "string"){
if(!(formats6.validate(data52))){
const err113 = {instancePath:instancePath+"/finished_at",schemaPath:"#/properties/finished_at/format",keyword:"format",params:{format: "date-time"},message:"must match format \""+"date-time"+"\""};
if(vErrors === null){
vErrors = [err113];
}
else {
vErrors.push(err113);
}
errors++;
}
}
else {
const err114 = {instancePath:instancePath+"/finished_at",schemaPath:"#/properties/finished_at/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err114];
}
else {
vErrors.push(err114);
}
errors++;
}
}
if(data.rollout !== undefined){
let data53 = data.rollout;
if(Array.isArray(data53)){
const len2 = data53.length;
for(let i2=0; i2<len2; i2++){
let data54 = data53[i2];
if(data54 && typeof data54 == "object" && !Array.isArray(data54)){
if(data54.weight_percent === undefined){
const err115 = {instancePath:instancePath+"/rollout/" + i2,schemaPath:"#/properties/rollout/items/required",keyword:"required",params:{missingProperty: "weight_percent"},message:"must have required property '"+"weight_percent"+"'"};
if(vErrors === null){
vErrors = [err115];
}
else {
vErrors.push(err115);
}
errors++;
}
if(data54.weight_percent !== undefined){
let data55 = data54.weight_percent;
if(!(((typeof data55 == "number") && (!(data55 % 1) && !isNaN(data55))) && (isFinite(data55)))){
const err116 = {instancePath:instancePath+"/rollout/" + i2+"/weight_percent",schemaPath:"#/properties/rollout/items/properties/weight_percent/type",keyword:"type",params:{type: "integer"},message:"must be integer"};
if(vErrors === null){
vErrors = [err116];
}
else {
vErrors.push(err116);
}
errors++;
}
if((typeof data55 == "number") && (isFinite(data55))){
if(data55 > 100 || isNaN(data55)){
const err117 = {instancePath:instancePath+"/rollout/" + i2+"/weight_percent",schemaPath:"#/properties/rollout/items/properties/weight_percent/maximum",keyword:"maximum",params:{comparison: "<=", limit: 100},message:"must be <= 100"};
if(vErrors === null){
vErrors = [err117];
}
else {
vErrors.push(err117);
}
errors++;
}
if(data55 < 1 || isNaN(data55)){
const err118 = {instancePath:instancePath+"/rollout/" + i2+"/weight_percent",schemaPath:"#/properties/rollout/items/properties/weight_percent/minimum",keyword:"minimum",params:{comparison: ">=", limit: 1},message:"must be >= 1"};
if(vErrors === null){
vErrors = [err118];
}
else {
vErrors.push(err118);
}
errors++;
}
}
}
if(data54.verdict !== undefined){
let data56 = data54.verdict;
if(typeof data56 !== "string"){
const err119 = {instancePath:instancePath+"/rollout/" + i2+"/verdict",schemaPath:"#/properties/rollout/items/properties/verdict/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err119];
}
else {
vErrors.push(err119);
}
errors++;
}
if(!(((data56 === "pass") || (data56 === "breach")) || (data56 === "inconclusive"))){
const err120 = {instancePath:instancePath+"/rollout/" + i2+"/verdict",schemaPath:"#/properties/rollout/items/properties/verdict/enum",keyword:"enum",params:{allowedValues: schema18.properties.rollout.items.properties.verdict.enum},message:"must be equal to one of the allowed values"};
if(vErrors === null){
vErrors = [err120];
}
else {
vErrors.push(err120);
}
errors++;
}
}
if(data54.holds !== undefined){
let data57 = data54.holds;
if(!(((typeof data57 == "number") && (!(data57 % 1) && !isNaN(data57))) && (isFinite(data57)))){
const err121 = {instancePath:instancePath+"/rollout/" + i2+"/holds",schemaPath:"#/properties/rollout/items/properties/holds/type",keyword:"type",params:{type: "integer"},message:"must be integer"};
if(vErrors === null){
vErrors = [err121];
}
else {
vErrors.push(err121);
}
errors++;
}
if((typeof data57 == "number") && (isFinite(data57))){
if(data57 < 0 || isNaN(data57)){
const err122 = {instancePath:instancePath+"/rollout/" + i2+"/holds",schemaPath:"#/properties/rollout/items/properties/holds/minimum",keyword:"minimum",params:{comparison: ">=", limit: 0},message:"must be >= 0"};
if(vErrors === null){
vErrors = [err122];
}
else {
vErrors.push(err122);
}
errors++;
}
}
}
}
else {
const err123 = {instancePath:instancePath+"/rollout/" + i2,schemaPath:"#/properties/rollout/items/type",keyword:"type",params:{type: "object"},message:"must be object"};
if(vErrors === null){
vErrors = [err123];
}
else {
vErrors.push(err123);
}
errors++;
}
}
}
else {
const err124 = {instancePath:instancePath+"/rollout",schemaPath:"#/properties/rollout/type",keyword:"type",params:{type: "array"},message:"must be array"};
if(vErrors === null){
vErrors = [err124];
}
else {
vErrors.push(err124);
}
errors++;
}
}
if(data.rollback !== undefined){
let data58 = data.rollback;
if(data58 && typeof data58 == "object" && !Array.isArray(data58)){
if(data58.restored_version !== undefined){
if(typeof data58.restored_version !== "string"){
const err125 = {instancePath:instancePath+"/rollback/restored_version",schemaPath:"#/properties/rollback/properties/restored_version/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err125];
}
else {
vErrors.push(err125);
}
errors++;
}
}
if(data58.verdict !== undefined){
let data60 = data58.verdict;
if(typeof data60 !== "string"){
const err126 = {instancePath:instancePath+"/rollback/verdict",schemaPath:"#/properties/rollback/properties/verdict/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err126];
}
else {
vErrors.push(err126);
}
errors++;
}
if(!(((data60 === "pass") || (data60 === "breach")) || (data60 === "inconclusive"))){
const err127 = {instancePath:instancePath+"/rollback/verdict",schemaPath:"#/properties/rollback/properties/verdict/enum",keyword:"enum",params:{allowedValues: schema18.properties.rollback.properties.verdict.enum},message:"must be equal to one of the allowed values"};
if(vErrors === null){
vErrors = [err127];
}
else {
vErrors.push(err127);
}
errors++;
}
}
if(data58.reason !== undefined){
if(typeof data58.reason !== "string"){
const err128 = {instancePath:instancePath+"/rollback/reason",schemaPath:"#/properties/rollback/properties/reason/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err128];
}
else {
vErrors.push(err128);
}
errors++;
}
}
if(data58.samples !== undefined){
let data62 = data58.samples;
if(Array.isArray(data62)){
const len3 = data62.length;
for(let i3=0; i3<len3; i3++){
let data63 = data62[i3];
if(data63 && typeof data63 == "object" && !Array.isArray(data63)){
if(data63.requests === undefined){
const err129 = {instancePath:instancePath+"/rollback/samples/" + i3,schemaPath:"#/properties/rollback/properties/samples/items/required",keyword:"required",params:{missingProperty: "requests"},message:"must have required property '"+"requests"+"'"};
if(vErrors === null){
vErrors = [err129];
}
else {
vErrors.push(err129);
}
errors++;
}
if(data63.latency_p95_ms !== undefined){
let data64 = data63.latency_p95_ms;
if((typeof data64 == "number") && (isFinite(data64))){
if(data64 < 0 || isNaN(data64)){
const err130 = {instancePath:instancePath+"/rollback/samples/" + i3+"/latency_p95_ms",schemaPath:"#/properties/rollback/properties/samples/items/properties/latency_p95_ms/minimum",keyword:"minimum",params:{comparison: ">=", limit: 0},message:"must be >= 0"};
if(vErrors === null){
vErrors = [err130];
}
else {
vErrors.push(err130);
}
errors++;
}
}
else {
const err131 = {instancePath:instancePath+"/rollback/samples/" + i3+"/latency_p95_ms",schemaPath:"#/properties/rollback/properties/samples/items/properties/latency_p95_ms/type",keyword:"type",params:{type: "number"},message:"must be number"};
if(vErrors === null){
vErrors = [err131];
}
else {
vErrors.push(err131);
}
errors++;
}
}
if(data63.error_rate_percent !== undefined){
let data65 = data63.error_rate_percent;
if((typeof data65 == "number") && (isFinite(data65))){
if(data65 > 100 || isNaN(data65)){
const err132 = {instancePath:instancePath+"/rollback/samples/" + i3+"/error_rate_percent",schemaPath:"#/properties/rollback/properties/samples/items/properties/error_rate_percent/maximum",keyword:"maximum",params:{comparison: "<=", limit: 100},message:"must be <= 100"};
if(vErrors === null){
vErrors = [err132];
}
else {
vErrors.push(err132);
}
errors++;
}
if(data65 < 0 || isNaN(data65)){
const err133 = {instancePath:instancePath+"/rollback/samples/" + i3+"/error_rate_percent",schemaPath:"#/properties/rollback/properties/samples/items/properties/error_rate_percent/minimum",keyword:"minimum",params:{comparison: ">=", limit: 0},message:"must be >= 0"};
if(vErrors === null){
vErrors = [err133];
}
else {
vErrors.push(err133);
}
errors++;
}
}
else {
const err134 = {instancePath:instancePath+"/rollback/samples/" + i3+"/error_rate_percent",schemaPath:"#/properties/rollback/properties/samples/items/properties/error_rate_percent/type",keyword:"type",params:{type: "number"},message:"must be number"};
if(vErrors === null){
vErrors = [err134];
}
else {
vErrors.push(err134);
}
errors++;
}
}
if(data63.requests !== undefined){
let data66 = data63.requests;
if(!(((typeof data66 == "number") && (!(data66 % 1) && !isNaN(data66))) && (isFinite(data66)))){
const err135 = {instancePath:instancePath+"/rollback/samples/" + i3+"/requests",schemaPath:"#/properties/rollback/properties/samples/items/properties/requests/type",keyword:"type",params:{type: "integer"},message:"must be integer"};
if(vErrors === null){
vErrors = [err135];
}
else {
vErrors.push(err135);
}
errors++;
}
if((typeof data66 == "number") && (isFinite(data66))){
if(data66 < 0 || isNaN(data66)){
const err136 = {instancePath:instancePath+"/rollback/samples/" + i3+"/requests",schemaPath:"#/properties/rollback/properties/samples/items/properties/requests/minimum",keyword:"minimum",params:{comparison: ">=", limit: 0},message:"must be >= 0"};
if(vErrors === null){
vErrors = [err136];
}
else {
vErrors.push(err136);
}
errors++;
}
}
}
if(data63.saturation_percent !== undefined){
let data67 = data63.saturation_percent;
if((typeof data67 == "number") && (isFinite(data67))){
if(data67 > 100 || isNaN(data67)){
const err137 = {instancePath:instancePath+"/rollback/samples/" + i3+"/saturation_percent",schemaPath:"#/properties/rollback/properties/samples/items/properties/saturation_percent/maximum",keyword:"maximum",params:{comparison: "<=", limit: 100},message:"must be <= 100"};
if(vErrors === null){
vErrors = [err137];
}
else {
vErrors.push(err137);
}
errors++;
}
if(data67 < 0 || isNaN(data67)){
const err138 = {instancePath:instancePath+"/rollback/samples/" + i3+"/saturation_percent",schemaPath:"#/properties/rollback/properties/samples/items/properties/saturation_percent/minimum",keyword:"minimum",params:{comparison: ">=", limit: 0},message:"must be >= 0"};
if(vErrors === null){
vErrors = [err138];
}
else {
vErrors.push(err138);
}
errors++;
}
}
else {
const err139 = {instancePath:instancePath+"/rollback/samples/" + i3+"/saturation_percent",schemaPath:"#/properties/rollback/properties/samples/items/properties/saturation_percent/type",keyword:"type",params:{type: "number"},message:"must be number"};
if(vErrors === null){
vErrors = [err139];
}
else {
vErrors.push(err139);
}
errors++;
}
}
if(data63.requests_per_second !== undefined){
let data68 = data63.requests_per_second;
if((typeof data68 == "number") && (isFinite(data68))){
if(data68 < 0 || isNaN(data68)){
const err140 = {instancePath:instancePath+"/rollback/samples/" + i3+"/requests_per_second",schemaPath:"#/properties/rollback/properties/samples/items/properties/requests_per_second/minimum",keyword:"minimum",params:{comparison: ">=", limit: 0},message:"must be >= 0"};
if(vErrors === null){
vErrors = [err140];
}
else {
vErrors.push(err140);
}
errors++;
}
}
else {
const err141 = {instancePath:instancePath+"/rollback/samples/" + i3+"/requests_per_second",schemaPath:"#/properties/rollback/properties/samples/items/properties/requests_per_second/type",keyword:"type",params:{type: "number"},message:"must be number"};
if(vErrors === null){
vErrors = [err141];
}
else {
vErrors.push(err141);
}
errors++;
}
}
if(data63.weight_percent !== undefined){
let data69 = data63.weight_percent;
if(!(((typeof data69 == "number") && (!(data69 % 1) && !isNaN(data69))) && (isFinite(data69)))){
const err142 = {instancePath:instancePath+"/rollback/samples/" + i3+"/weight_percent",schemaPath:"#/properties/rollback/properties/samples/items/properties/weight_percent/type",keyword:"type",params:{type: "integer"},message:"must be integer"};
if(vErrors === null){
vErrors = [err142];
}
else {
vErrors.push(err142);
}
errors++;
}
if((typeof data69 == "number") && (isFinite(data69))){
if(data69 > 100 || isNaN(data69)){
const err143 = {instancePath:instancePath+"/rollback/samples/" + i3+"/weight_percent",schemaPath:"#/properties/rollback/properties/samples/items/properties/weight_percent/maximum",keyword:"maximum",params:{comparison: "<=", limit: 100},message:"must be <= 100"};
if(vErrors === null){
vErrors = [err143];
}
else {
vErrors.push(err143);
}
errors++;
}
if(data69 < 0 || isNaN(data69)){
const err144 = {instancePath:instancePath+"/rollback/samples/" + i3+"/weight_percent",schemaPath:"#/properties/rollback/properties/samples/items/properties/weight_percent/minimum",keyword:"minimum",params:{comparison: ">=", limit: 0},message:"must be >= 0"};
if(vErrors === null){
vErrors = [err144];
}
else {
vErrors.push(err144);
}
errors++;
}
}
}
if(data63.baseline !== undefined){
let data70 = data63.baseline;
if(data70 && typeof data70 == "object" && !Array.isArray(data70)){
if(data70.requests === undefined){
const err145 = {instancePath:instancePath+"/rollback/samples/" + i3+"/baseline",schemaPath:"#/properties/rollback/properties/samples/items/properties/baseline/required",keyword:"required",params:{missingProperty: "requests"},message:"must have required property '"+"requests"+"'"};
if(vErrors === null){
vErrors = [err145];
}
else {
vErrors.push(err145);
}
errors++;
}
if(data70.requests !== undefined){
let data71 = data70.requests;
if(!(((typeof data71 == "number") && (!(data71 % 1) && !isNaN(data71))) && (isFinite(data71)))){
const err146 = {instancePath:instancePath+"/rollback/samples/" + i3+"/baseline/requests",schemaPath:"#/properties/rollback/properties/samples/items/properties/baseline/properties/requests/type",keyword:"type",params:{type: "integer"},message:"must be integer"};
if(vErrors === null){
vErrors = [err146];
}
else {
vErrors.push(err146);
}
errors++;
}
if((typeof data71 == "number") && (isFinite(data71))){
if(data71 < 0 || isNaN(data71)){
const err147 = {instancePath:instancePath+"/rollback/samples/" + i3+"/baseline/requests",schemaPath:"#/properties/rollback/properties/samples/items/properties/baseline/properties/requests/minimum",keyword:"minimum",params:{comparison: ">=", limit: 0},message:"must be >= 0"};
if(vErrors === null){
vErrors = [err147];
}
else {
vErrors.push(err147);
}
errors++;
}
}
}
if(data70.latency_p95_ms !== undefined){
let data72 = data70.latency_p95_ms;
if((typeof data72 == "number") && (isFinite(data72))){
if(data72 < 0 || isNaN(data72)){
const err148 = {instancePath:instancePath+"/rollback/samples/" + i3+"/baseline/latency_p95_ms",schemaPath:"#/properties/rollback/properties/samples/items/properties/baseline/properties/latency_p95_ms/minimum",keyword:"minimum",params:{comparison: ">=", limit: 0},message:"must be >= 0"};
if(vErrors === null){
vErrors = [err148];
}
else {
vErrors.push(err148);
}
errors++;
}
}
else {
const err149 = {instancePath:instancePath+"/rollback/samples/" + i3+"/baseline/latency_p95_ms",schemaPath:"#/properties/rollback/properties/samples/items/properties/baseline/properties/latency_p95_ms/type",keyword:"type",params:{type: "number"},message:"must be number"};
if(vErrors === null){
vErrors = [err149];
}
else {
vErrors.push(err149);
}
errors++;
}
}
if(data70.error_rate_percent !== undefined){
let data73 = data70.error_rate_percent;
if((typeof data73 == "number") && (isFinite(data73))){
if(data73 > 100 || isNaN(data73)){
const err150 = {instancePath:instancePath+"/rollback/samples/" + i3+"/baseline/error_rate_percent",schemaPath:"#/properties/rollback/properties/samples/items/properties/baseline/properties/error_rate_percent/maximum",keyword:"maximum",params:{comparison: "<=", limit: 100},message:"must be <= 100"};
if(vErrors === null){
vErrors = [err150];
}
else {
vErrors.push(err150);
}
errors++;
}
if(data73 < 0 || isNaN(data73)){
const err151 = {instancePath:instancePath+"/rollback/samples/" + i3+"/baseline/error_rate_percent",schemaPath:"#/properties/rollback/properties/samples/items/properties/baseline/properties/error_rate_percent/minimum",keyword:"minimum",params:{comparison: ">=", limit: 0},message:"must be >= 0"};
if(vErrors === null){
vErrors = [err151];
}
else {
vErrors.push(err151);
}
errors++;
}
}
else {
const err152 = {instancePath:instancePath+"/rollback/samples/" + i3+"/baseline/error_rate_percent",schemaPath:"#/properties/rollback/properties/samples/items/properties/baseline/properties/error_rate_percent/type",keyword:"type",params:{type: "number"},message:"must be number"};
if(vErrors === null){
vErrors = [err152];
}
else {
vErrors.push(err152);
}
errors++;
}
}
if(data70.saturation_percent !== undefined){
let data74 = data70.saturation_percent;
if((typeof data74 == "number") && (isFinite(data74))){
if(data74 > 100 || isNaN(data74)){
const err153 = {instancePath:instancePath+"/rollback/samples/" + i3+"/baseline/saturation_percent",schemaPath:"#/properties/rollback/properties/samples/items/properties/baseline/properties/saturation_percent/maximum",keyword:"maximum",params:{comparison: "<=", limit: 100},message:"must be <= 100"};
if(vErrors === null){
vErrors = [err153];
}
else {
vErrors.push(err153);
}
errors++;
}
if(data74 < 0 || isNaN(data74)){
const err154 = {instancePath:instancePath+"/rollback/samples/" + i3+"/baseline/saturation_percent",schemaPath:"#/properties/rollback/properties/samples/items/properties/baseline/properties/saturation_percent/minimum",keyword:"minimum",params:{comparison: ">=", limit: 0},message:"must be >= 0"};
if(vErrors === null){
vErrors = [err154];
}
else {
vErrors.push(err154);
}
errors++;
}
}
else {
const err155 = {instancePath:instancePath+"/rollback/samples/" + i3+"/baseline/saturation_percent",schemaPath:"#/properties/rollback/properties/samples/items/properties/baseline/properties/saturation_percent/type",keyword:"type",params:{type: "number"},message:"must be number"};
if(vErrors === null){
vErrors = [err155];
}
else {
vErrors.push(err155);
}
errors++;
}
}
}
else {
const err156 = {instancePath:instancePath+"/rollback/samples/" + i3+"/baseline",schemaPath:"#/properties/rollback/properties/samples/items/properties/baseline/type",keyword:"type",params:{type: "object"},message:"must be object"};
if(vErrors === null){
vErrors = [err156];
}
else {
vErrors.push(err156);
}
errors++;
}
}
}
else {
const err157 = {instancePath:instancePath+"/rollback/samples/" + i3,schemaPath:"#/properties/rollback/properties/samples/items/type",keyword:"type",params:{type: "object"},message:"must be object"};
if(vErrors === null){
vErrors = [err157];
}
else {
vErrors.push(err157);
}
errors++;
}
}
}
else {
const err158 = {instancePath:instancePath+"/rollback/samples",schemaPath:"#/properties/rollback/properties/samples/type",keyword:"type",params:{type: "array"},message:"must be array"};
if(vErrors === null){
vErrors = [err158];
}
else {
vErrors.push(err158);
}
errors++;
}
}
}
else {
const err159 = {instancePath:instancePath+"/rollback",schemaPath:"#/properties/rollback/type",keyword:"type",params:{type: "object"},message:"must be object"};
if(vErrors === null){
vErrors = [err159];
}
else {
vErrors.push(err159);
}
errors++;
}
}
if(data.db_migration !== undefined){
let data75 = data.db_migration;
if(data75 && typeof data75 == "object" && !Array.isArray(data75)){
if(data75.command !== undefined){
if(typeof data75.command !== "string"){
const err160 = {instancePath:instancePath+"/db_migration/command",schemaPath:"#/properties/db_migration/properties/command/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err160];
}
else {
vErrors.push(err160);
}
errors++;
}
}
if(data75.detail !== undefined){
if(typeof data75.detail !== "string"){
const err161 = {instancePath:instancePath+"/db_migration/detail",schemaPath:"#/properties/db_migration/properties/detail/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err161];
}
else {
vErrors.push(err161);
}
errors++;
}
}
}
else {
const err162 = {instancePath:instancePath+"/db_migration",schemaPath:"#/properties/db_migration/type",keyword:"type",params:{type: "object"},message:"must be object"};
if(vErrors === null){
vErrors = [err162];
}
else {
vErrors.push(err162);
}
errors++;
}
}
if(data.supply_chain !== undefined){
let data78 = data.supply_chain;
if(data78 && typeof data78 == "object" && !Array.isArray(data78)){
if(data78.status === undefined){
const err163 = {instancePath:instancePath+"/supply_chain",schemaPath:"#/properties/supply_chain/required",keyword:"required",params:{missingProperty: "status"},message:"must have required property '"+"status"+"'"};
if(vErrors === null){
vErrors = [err163];
}
else {
vErrors.push(err163);
}
errors++;
}
if(data78.status !== undefined){
let data79 = data78.status;
if(typeof data79 !== "string"){
const err164 = {instancePath:instancePath+"/supply_chain/status",schemaPath:"#/properties/supply_chain/properties/status/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err164];
}
else {
vErrors.push(err164);
}
errors++;
}
if(!(((data79 === "passed") || (data79 === "held")) || (data79 === "skipped"))){
const err165 = {instancePath:instancePath+"/supply_chain/status",schemaPath:"#/properties/supply_chain/properties/status/enum",keyword:"enum",params:{allowedValues: schema18.properties.supply_chain.properties.status.enum},message:"must be equal to one of the allowed values"};
if(vErrors === null){
vErrors = [err165];
}
else {
vErrors.push(err165);
}
errors++;
}
}
if(data78.signature !== undefined){
let data80 = data78.signature;
if(typeof data80 !== "string"){
const err166 = {instancePath:instancePath+"/supply_chain/signature",schemaPath:"#/properties/supply_chain/properties/signature/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err166];
}
else {
vErrors.push(err166);
}
errors++;
}
if(!((((data80 === "verified") || (data80 === "invalid")) || (data80 === "missing")) || (data80 === "off"))){
const err167 = {instancePath:instancePath+"/supply_chain/signature",schemaPath:"#/properties/supply_chain/properties/signature/enum",keyword:"enum",params:{allowedValues: schema18.properties.supply_chain.properties.signature.enum},message:"must be equal to one of the allowed values"};
if(vErrors === null){
vErrors = [err167];
}
else {
vErrors.push(err167);
}
errors++;
}
}
if(data78.sbom !== undefined){
let data81 = data78.sbom;
if(typeof data81 === "string"){
if(!(formats0(data81))){
const err168 = {instancePath:instancePath+"/supply_chain/sbom",schemaPath:"#/properties/supply_chain/properties/sbom/format",keyword:"format",params:{format: "uri"},message:"must match format \""+"uri"+"\""};
if(vErrors === null){
vErrors = [err168];
}
else {
vErrors.push(err168);
}
errors++;
}
}
else {
const err169 = {instancePath:instancePath+"/supply_chain/sbom",schemaPath:"#/properties/supply_chain/properties/sbom/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err169];
}
else {
vErrors.push(err169);
}
errors++;
}
}
if(data78.added !== undefined){
let data82 = data78.added;
if(Array.isArray(data82)){
const len4 = data82.length;
for(let i4=0; i4<len4; i4++){
if(typeof data82[i4] !== "string"){
const err170 = {instancePath:instancePath+"/supply_chain/added/" + i4,schemaPath:"#/properties/supply_chain/properties/added/items/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err170];
}
else {
vErrors.push(err170);
}
errors++;
}
}
}
else {
const err171 = {instancePath:instancePath+"/supply_chain/added",schemaPath:"#/properties/supply_chain/properties/added/type",keyword:"type",params:{type: "array"},message:"must be array"};
if(vErrors === null){
vErrors = [err171];
}
else {
vErrors.push(err171);
}
errors++;
}
}
if(data78.removed !== undefined){
let data84 = data78.removed;
if(Array.isArray(data84)){
const len5 = data84.length;
for(let i5=0; i5<len5; i5++){
if(typeof data84[i5] !== "string"){
const err172 = {instancePath:instancePath+"/supply_chain/removed/" + i5,schemaPath:"#/properties/supply_chain/properties/removed/items/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err172];
}
else {
vErrors.push(err172);
}
errors++;
}
}
}
else {
const err173 = {instancePath:instancePath+"/supply_chain/removed",schemaPath:"#/properties/supply_chain/properties/removed/type",keyword:"type",params:{type: "array"},message:"must be array"};
if(vErrors === null){
vErrors = [err173];
}
else {
vErrors.push(err173);
}
errors++;
}
}
if(data78.max_cvss !== undefined){
let data86 = data78.max_cvss;
if((typeof data86 == "number") && (isFinite(data86))){
if(data86 > 10 || isNaN(data86)){
const err174 = {instancePath:instancePath+"/supply_chain/max_cvss",schemaPath:"#/properties/supply_chain/properties/max_cvss/maximum",keyword:"maximum",params:{comparison: "<=", limit: 10},message:"must be <= 10"};
if(vErrors === null){
vErrors = [err174];
}
else {
vErrors.push(err174);
}
errors++;
}
if(data86 < 0 || isNaN(data86)){
const err175 = {instancePath:instancePath+"/supply_chain/max_cvss",schemaPath:"#/properties/supply_chain/properties/max_cvss/minimum",keyword:"minimum",params:{comparison: ">=", limit: 0},message:"must be >= 0"};
if(vErrors === null){
vErrors = [err175];
}
else {
vErrors.push(err175);
}
errors++;
}
}
else {
const err176 = {instancePath:instancePath+"/supply_chain/max_cvss",schemaPath:"#/properties/supply_chain/properties/max_cvss/type",keyword:"type",params:{type: "number"},message:"must be number"};
if(vErrors === null){
vErrors = [err176];
}
else {
vErrors.push(err176);
}
errors++;
}
}
if(data78.reasons !== undefined){
let data87 = data78.reasons;
if(Array.isArray(data87)){
const len6 = data87.length;
for(let i6=0; i6<len6; i6++){
if(typeof data87[i6] !== "string"){
const err177 = {instancePath:instancePath+"/supply_chain/reasons/" + i6,schemaPath:"#/properties/supply_chain/properties/reasons/items/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err177];
}
else {
vErrors.push(err177);
}
errors++;
}
}
}
else {
const err178 = {instancePath:instancePath+"/supply_chain/reasons",schemaPath:"#/properties/supply_chain/properties/reasons/type",keyword:"type",params:{type: "array"},message:"must be array"};
if(vErrors === null){
vErrors = [err178];
}
else {
vErrors.push(err178);
}
errors++;
}
}
}
else {
const err179 = {instancePath:instancePath+"/supply_chain",schemaPath:"#/properties/supply_chain/type",keyword:"type",params:{type: "object"},message:"must be object"};
if(vErrors === null){
vErrors = [err179];
}
else {
vErrors.push(err179);
}
errors++;
}
}
if(data.diff !== undefined){
let data89 = data.diff;
if(typeof data89 === "string"){
if(!(formats0(data89))){
const err180 = {instancePath:instancePath+"/diff",schemaPath:"#/properties/diff/format",keyword:"format",params:{format: "uri"},message:"must match format \""+"uri"+"\""};
if(vErrors === null){
vErrors = [err180];
}
else {
vErrors.push(err180);
}
errors++;
}
}
else {
const err181 = {instancePath:instancePath+"/diff",schemaPath:"#/properties/diff/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err181];
}
else {
vErrors.push(err181);
}
errors++;
}
}
}
else {
const err182 = {instancePath,schemaPath:"#/type",keyword:"type",params:{type: "object"},message:"must be object"};
if(vErrors === null){
vErrors = [err182];
}
else {
vErrors.push(err182);
}
errors++;
}
validate17.errors = vErrors;
return errors === 0;
}

exports.projectManifestV1_0_0 = validate18;
const schema19 = {"$schema":"http://json-schema.org/draft-07/schema#","$id":"https://schemas.stellwerk.dev/project_manifest.v1.0.0.json","title":"Project Manifest","type":"object","properties":{"$schema":{"type":"string","const":"https://schemas.stellwerk.dev/project_manifest.v1.0.0.json"},"project_id":{"type":"string","format":"uuid"},"project_name":{"type":"string","minLength":1},"current_state":{"type":"string","enum":["PLANNING","CODING","TESTING","AWAITING_QA_APPROVAL","DEPLOYMENT","PRODUCTION","MAINTENANCE"]},"version":{"type":"string","pattern":"^(0|[1-9]\\d*)\\.(0|[1-9]\\d*)\\.(0|[1-9]\\d*)$"},"links":{"type":"object","properties":{"code_gen_spec":{"type":"string","format":"uri"},"test_plan":{"type":"string","format":"uri"},"artifact_bundle":{"type":"string","format":"uri"},"qa_report":{"type":"string","format":"uri"},"deploy_receipt":{"type":"string","format":"uri"},"bug_reports":{"type":"array","items":{"type":"string","format":"uri"}}},"required":["code_gen_spec"]},"run_id":{"type":"string","pattern":"^[a-z0-9-]{1,20}\\.[a-z0-9-]{1,24}\\.[a-z0-9-]{1,12}\\.[1-9][0-9]{0,3}$"},"work_item":{"type":"string","minLength":1},"title":{"type":"string"},"transition":{"type":"string","pattern":"^[TL][0-9]$"},"updated_at":{"type":"string","format":"date-time"}},"required":["$schema","project_id","project_name","current_state","version","links"]};
const formats86 = /^(?:urn:uuid:)?[0-9a-f]{8}-(?:[0-9a-f]{4}-){3}[0-9a-f]{12}$/i;
const pattern18 = new RegExp("^(0|[1-9]\\d*)\\.(0|[1-9]\\d*)\\.(0|[1-9]\\d*)$", "u");
const pattern20 = new RegExp("^[TL][0-9]$", "u");

function validate18(data, {instancePath="", parentData, parentDataProperty, rootData=data}={}){
/*# sourceURL="https://schemas.stellwerk.dev/project_manifest.v1.0.0.json" */;
let vErrors = null;
let errors = 0;
if(data && typeof data == "object" && !Array.isArray(data)){
if(data.$schema === undefined){
const err0 = {instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: "$schema"},message:"must have required property '"+"$schema"+"'"};
if(vErrors === null){
vErrors = [err0];
}
else {
vErrors.push(err0);
}
errors++;
}
if(data.project_id === undefined){
const err1 = {instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: "project_id"},message:"must have required property '"+"project_id"+"'"};
if(vErrors === null){
vErrors = [err1];
}
else {
vErrors.push(err1);
}
errors++;
}
if(data.project_name === undefined){
const err2 = {instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: "project_name"},message:"must have required property '"+"project_name"+"'"};
if(vErrors === null){
vErrors = [err2];
}
else {
vErrors.push(err2);
}
errors++;
}
if(data.current_state === undefined){
const err3 = {instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: "current_state"},message:"must have required property '"+"current_state"+"'"};
if(vErrors === null){
vErrors = [err3];
}
else {
vErrors.push(err3);
}
errors++;
}
if(data.version === undefined){
const err4 = {instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: "version"},message:"must have required property '"+"version"+"'"};
if(vErrors === null){
vErrors = [err4];
}
else {
vErrors.push(err4);
}
errors++;
}
if(data.links === undefined){
const err5 = {instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: "links"},message:"must have required property '"+"links"+"'"};
if(vErrors === null){
vErrors = [err5];
}
else {
vErrors.push(err5);
}
errors++;
}
if(data.$schema !== undefined){
let data0 = data.$schema;
if(typeof data0 !== "string"){
const err6 = {instancePath:instancePath+"/$schema",schemaPath:"#/properties/%24schema/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err6];
}
else {
vErrors.push(err6);
}
errors++;
}
if("https://schemas.stellwerk.dev/project_manifest.v1.0.0.json" !== data0){
const err7 = {instancePath:instancePath+"/$schema",schemaPath:"#/properties/%24schema/const",keyword:"const",params:{allowedValue: "https://schemas.stellwerk.dev/project_manifest.v1.0.0.json"},message:"must be equal to constant"};
if(vErrors === null){
vErrors = [err7];
}
else {
vErrors.push(err7);
}
errors++;
}
}
if(data.project_id !== undefined){
let data1 = data.project_id;
if(typeof data1 === "string"){
if(!(formats86.test(data1))){
const err8 = {instancePath:instancePath+"/project_id",schemaPath:"#/properties/project_id/format",keyword:"format",params:{format: "uuid"},message:"must match format \""+"uuid"+"\""};
if(vErrors === null){
vErrors = [err8];
}
else {
vErrors.push(err8);
}
errors++;
}
}
else {
const err9 = {instancePath:instancePath+"/project_id",schemaPath:"#/properties/project_id/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err9];
}
else {
vErrors.push(err9);
}
errors++;
}
}
if(data.project_name !== undefined){
let data2 = data.project_name;
if(typeof data2 === "string"){
if(func2(data2) < 1){
const err10 = {instancePath:instancePath+"/project_name",schemaPath:"#/properties/project_name/minLength",keyword:"minLength",params:{limit: 1},message:"must NOT have fewer than 1 characters"};
if(vErrors === null){
vErrors = [err10];
}
else {
vErrors.push(err10);
}
errors++;
}
}
else {
const err11 = {instancePath:instancePath+"/project_name",schemaPath:"#/properties/project_name/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err11];
}
else {
vErrors.push(err11);
}
errors++;
}
}
if(data.current_state !== undefined){
let data3 = data.current_state;
if(typeof data3 !== "string"){
const err12 = {instancePath:instancePath+"/current_state",schemaPath:"#/properties/current_state/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err12];
}
else {
vErrors.push(err12);
}
errors++;
}
if(!(((((((data3 === "PLANNING") || (data3 === "CODING")) || (data3 === "TESTING")) || (data3 === "AWAITING_QA_APPROVAL")) || (data3 === "DEPLOYMENT")) || (data3 === "PRODUCTION")) || (data3 === "MAINTENANCE"))){
const err13 = {instancePath:instancePath+"/current_state",schemaPath:"#/properties/current_state/enum",keyword:"enum",params:{allowedValues: schema19.properties.current_state.enum},message:"must be equal to one of the allowed values"};
if(vErrors === null){
vErrors = [err13];
}
else {
vErrors.push(err13);
}
errors++;
}
}
if(data.version !== undefined){
let data4 = data.version;
if(typeof data4 === "string"){
if(!pattern18.test(data4)){
const err14 = {instancePath:instancePath+"/version",schemaPath:"#/properties/version/pattern",keyword:"pattern",params:{pattern: "^(0|[1-9]\\d*)\\.(0|[1-9]\\d*)\\.(0|[1-9]\\d*)$"},message:"must match pattern \""+"^(0|[1-9]\\d*)\\.(0|[1-9]\\d*)\\.(0|[1-9]\\d*)$"+"\""};
if(vErrors === null){
vErrors = [err14];
}
else {
vErrors.push(err14);
}
errors++;
}
}
else {
const err15 = {instancePath:instancePath+"/version",schemaPath:"#/properties/version/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err15];
}
else {
vErrors.push(err15);
}
errors++;
}
}
if(data.links !== undefined){
let data5 = data.links;
if(data5 && typeof data5 == "object" && !Array.isArray(data5)){
if(data5.code_gen_spec === undefined){
const err16 = {instancePath:instancePath+"/links",schemaPath:"#/properties/links/required",keyword:"required",params:{missingProperty: "code_gen_spec"},message:"must have required property '"+"code_gen_spec"+"'"};
if(vErrors === null){
vErrors = [err16];
}
else {
vErrors.push(err16);
}
errors++;
}
if(data5.code_gen_spec !== undefined){
let data6 = data5.code_gen_spec;
if(typeof data6 === "string"){
if(!(formats0(data6))){
const err17 = {instancePath:instancePath+"/links/code_gen_spec",schemaPath:"#/properties/links/properties/code_gen_spec/format",keyword:"format",params:{format: "uri"},message:"must match format \""+"uri"+"\""};
if(vErrors === null){
vErrors = [err17];
}
else {
vErrors.push(err17);
}
errors++;
}
}
else {
const err18 = {instancePath:instancePath+"/links/code_gen_spec",schemaPath:"#/properties/links/properties/code_gen_spec/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err18];
}
else {
vErrors.push(err18);
}
errors++;
}
}
if(data5.test_plan !== undefined){
let data7 = data5.test_plan;
if(typeof data7 === "string"){
if(!(formats0(data7))){
const err19 = {instancePath:instancePath+"/links/test_plan",schemaPath:"#/properties/links/properties/test_plan/format",keyword:"format",params:{format: "uri"},message:"must match format \""+"uri"+"\""};
if(vErrors === null){
vErrors = [err19];
}
else {
vErrors.push(err19);
}
errors++;
}
}
else {
const err20 = {instancePath:instancePath+"/links/test_plan",schemaPath:"#/properties/links/properties/test_plan/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err20];
}
else {
vErrors.push(err20);
}
errors++;
}
}
if(data5.artifact_bundle !== undefined){
let data8 = data5.artifact_bundle;
if(typeof data8 === "string"){
if(!(formats0(data8))){
const err21 = {instancePath:instancePath+"/links/artifact_bundle",schemaPath:"#/properties/links/properties/artifact_bundle/format",keyword:"format",params:{format: "uri"},message:"must match format \""+"uri"+"\""};
if(vErrors === null){
vErrors = [err21];
}
else {
vErrors.push(err21);
}
errors++;
}
}
else {
const err22 = {instancePath:instancePath+"/links/artifact_bundle",schemaPath:"#/properties/links/properties/artifact_bundle/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err22];
}
else {
vErrors.push(err22);
}
errors++;
}
}
if(data5.qa_report !== undefined){
let data9 = data5.qa_report;
if(typeof data9 === "string"){
if(!(formats0(data9))){
const err23 = {instancePath:instancePath+"/links/qa_report",schemaPath:"#/properties/links/properties/qa_report/format",keyword:"format",params:{format: "uri"},message:"must match format \""+"uri"+"\""};
if(vErrors === null){
vErrors = [err23];
}
else {
vErrors.push(err23);
}
errors++;
}
}
else {
const err24 = {instancePath:instancePath+"/links/qa_report",schemaPath:"#/properties/links/properties/qa_report/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err24];
}
else {
vErrors.push(err24);
}
errors++;
}
}
if(data5.deploy_receipt !== undefined){
let data10 = data5.deploy_receipt;
if(typeof data10 === "string"){
if(!(formats0(data10))){
const err25 = {instancePath:instancePath+"/links/deploy_receipt",schemaPath:"#/properties/links/properties/deploy_receipt/format",keyword:"format",params:{format: "uri"},message:"must match format \""+"uri"+"\""};
if(vErrors === null){
vErrors = [err25];
}
else {
vErrors.push(err25);
}
errors++;
}
}
else {
const err26 = {instancePath:instancePath+"/links/deploy_receipt",schemaPath:"#/properties/links/properties/deploy_receipt/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err26];
}
else {
vErrors.push(err26);
}
errors++;
}
}
if(data5.bug_reports !== undefined){
let data11 = data5.bug_reports;
if(Array.isArray(data11)){
const len0 = data11.length;
for(let i0=0; i0<len0; i0++){
let data12 = data11[i0];
if(typeof data12 === "string"){
if(!(formats0(data12))){
const err27 = {instancePath:instancePath+"/links/bug_reports/" + i0,schemaPath:"#/properties/links/properties/bug_reports/items/format",keyword:"format",params:{format: "uri"},message:"must match format \""+"uri"+"\""};
if(vErrors === null){
vErrors = [err27];
}
else {
vErrors.push(err27);
}
errors++;
}
}
else {
const err28 = {instancePath:instancePath+"/links/bug_reports/" + i0,schemaPath:"#/properties/links/properties/bug_reports/items/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err28];
}
else {
vErrors.push(err28);
}
errors++;
}
}
}
else {
const err29 = {instancePath:instancePath+"/links/bug_reports",schemaPath:"#/properties/links/properties/bug_reports/type",keyword:"type",params:{type: "array"},message:"must be array"};
if(vErrors === null){
vErrors = [err29];
}
else {
vErrors.push(err29);
}
errors++;
}
}
}
else {
const err30 = {instancePath:instancePath+"/links",schemaPath:"#/properties/links/type",keyword:"type",params:{type: "object"},message:"must be object"};
if(vErrors === null){
vErrors = [err30];
}
else {
vErrors.push(err30);
}
errors++;
}
}
if(data.run_id !== undefined){
let data13 = data.run_id;
if(typeof data13 === "string"){
if(!pattern3.test(data13)){
const err31 = {instancePath:instancePath+"/run_id",schemaPath:"#/properties/run_id/pattern",keyword:"pattern",params:{pattern: "^[a-z0-9-]{1,20}\\.[a-z0-9-]{1,24}\\.[a-z0-9-]{1,12}\\.[1-9][0-9]{0,3}$"},message:"must match pattern \""+"^[a-z0-9-]{1,20}\\.[a-z0-9-]{1,24}\\.[a-z0-9-]{1,12}\\.[1-9][0-9]{0,3}$"+"\""};
if(vErrors === null){
vErrors = [err31];
}
else {
vErrors.push(err31);
}
errors++;
}
}
else {
const err32 = {instancePath:instancePath+"/run_id",schemaPath:"#/properties/run_id/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err32];
}
else {
vErrors.push(err32);
}
errors++;
}
}
if(data.work_item !== undefined){
let data14 = data.work_item;
if(typeof data14 === "string"){
if(func2(data14) < 1){
const err33 = {instancePath:instancePath+"/work_item",schemaPath:"#/properties/work_item/minLength",keyword:"minLength",params:{limit: 1},message:"must NOT have fewer than 1 characters"};
if(vErrors === null){
vErrors = [err33];
}
else {
vErrors.push(err33);
}
errors++;
}
}
else {
const err34 = {instancePath:instancePath+"/work_item",schemaPath:"#/properties/work_item/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err34];
}
else {
vErrors.push(err34);
}
errors++;
}
}
if(data.title !== undefined){
if(typeof data.title !== "string"){
const err35 = {instancePath:instancePath+"/title",schemaPath:"#/properties/title/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err35];
}
else {
vErrors.push(err35);
}
errors++;
}
}
if(data.transition !== undefined){
let data16 = data.transition;
if(typeof data16 === "string"){
if(!pattern20.test(data16)){
const err36 = {instancePath:instancePath+"/transition",schemaPath:"#/properties/transition/pattern",keyword:"pattern",params:{pattern: "^[TL][0-9]$"},message:"must match pattern \""+"^[TL][0-9]$"+"\""};
if(vErrors === null){
vErrors = [err36];
}
else {
vErrors.push(err36);
}
errors++;
}
}
else {
const err37 = {instancePath:instancePath+"/transition",schemaPath:"#/properties/transition/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err37];
}
else {
vErrors.push(err37);
}
errors++;
}
}
if(data.updated_at !== undefined){
let data17 = data.updated_at;
if(typeof data17 === "string"){
if(!(formats6.validate(data17))){
const err38 = {instancePath:instancePath+"/updated_at",schemaPath:"#/properties/updated_at/format",keyword:"format",params:{format: "date-time"},message:"must match format \""+"date-time"+"\""};
if(vErrors === null){
vErrors = [err38];
}
else {
vErrors.push(err38);
}
errors++;
}
}
else {
const err39 = {instancePath:instancePath+"/updated_at",schemaPath:"#/properties/updated_at/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err39];
}
else {
vErrors.push(err39);
}
errors++;
}
}
}
else {
const err40 = {instancePath,schemaPath:"#/type",keyword:"type",params:{type: "object"},message:"must be object"};
if(vErrors === null){
vErrors = [err40];
}
else {
vErrors.push(err40);
}
errors++;
}
validate18.errors = vErrors;
return errors === 0;
}

exports.projectYmlV1_0_0 = validate19;
const schema20 = {"$schema":"http://json-schema.org/draft-07/schema#","$id":"https://schemas.stellwerk.dev/project_yml.v1.0.0.json","title":"Project Yml","type":"object","properties":{"$schema":{"type":"string","const":"https://schemas.stellwerk.dev/project_yml.v1.0.0.json"},"name":{"type":"string","minLength":1,"maxLength":100},"commands":{"type":"object","properties":{"install":{"type":"string","minLength":1,"maxLength":4000},"build":{"type":"string","minLength":1,"maxLength":4000},"lint":{"type":"string","minLength":1,"maxLength":4000},"typecheck":{"type":"string","minLength":1,"maxLength":4000},"test":{"type":"string","minLength":1,"maxLength":4000},"coverage":{"type":"object","properties":{"command":{"type":"string","minLength":1,"maxLength":4000},"lcov":{"type":"string","minLength":1,"maxLength":300}},"required":["command","lcov"],"additionalProperties":false},"start":{"type":"string","minLength":1,"maxLength":4000},"healthPath":{"type":"string","pattern":"^/","maxLength":300,"default":"/"},"portVariable":{"type":"string","pattern":"^[A-Za-z_][A-Za-z0-9_]*$","maxLength":100,"default":"PORT"}},"required":["test","start"],"additionalProperties":false},"paths":{"type":"object","properties":{"allowed":{"type":"array","items":{"type":"string","minLength":1,"maxLength":300},"maxItems":200,"minItems":1,"default":["**"]},"restricted":{"type":"array","items":{"type":"string","minLength":1,"maxLength":300},"maxItems":200,"default":[]}},"additionalProperties":false},"policy":{"type":"object","properties":{"deploymentApproval":{"type":"string","enum":["policy","person"],"default":"person"},"coverageMin":{"type":"number","default":70,"minimum":0,"exclusiveMaximum":100},"maxRounds":{"type":"integer","default":3,"minimum":1,"maximum":20},"maxCodingAttempts":{"type":"integer","default":3,"minimum":1,"maximum":20},"maxTurns":{"type":"integer","default":40,"minimum":1,"maximum":200},"runLimitUsd":{"type":"number","default":5,"exclusiveMinimum":0,"maximum":10000},"gateReminderHours":{"type":"number","exclusiveMinimum":0,"maximum":8760},"gateEscalationHours":{"type":"number","exclusiveMinimum":0,"maximum":8760},"gateDeadlineHours":{"type":"number","default":336,"exclusiveMinimum":0,"maximum":8760},"checkTimeoutSeconds":{"type":"integer","default":600,"minimum":1,"maximum":21600},"healthTimeoutSeconds":{"type":"integer","default":30,"minimum":1,"maximum":3600},"soakSeconds":{"type":"integer","default":5,"minimum":1,"maximum":86400},"soakSampleCount":{"type":"integer","default":5,"minimum":1,"maximum":1000},"latencyP95LimitMs":{"type":"number","default":500,"exclusiveMinimum":0},"errorRateLimitPercent":{"type":"number","default":1,"minimum":0,"maximum":100},"merge":{"type":"string","enum":["pr","theirs","direct_push"],"default":"pr"},"allowDirectPush":{"type":"boolean","default":false},"branchOnCancel":{"type":"string","enum":["keep","delete"],"default":"keep"},"checkpoints":{"type":"string","enum":["none","every_stage"],"default":"none"}},"additionalProperties":false},"roles":{"type":"object","properties":{"planner":{"type":"object","properties":{"model":{"type":"string","minLength":1,"maxLength":100},"maxTurns":{"type":"integer","minimum":1,"maximum":200}},"additionalProperties":false},"coder":{"type":"object","properties":{"model":{"type":"string","minLength":1,"maxLength":100},"maxTurns":{"type":"integer","minimum":1,"maximum":200}},"additionalProperties":false},"tester":{"type":"object","properties":{"model":{"type":"string","minLength":1,"maxLength":100},"maxTurns":{"type":"integer","minimum":1,"maximum":200}},"additionalProperties":false}},"additionalProperties":false}},"required":["name","commands"],"additionalProperties":false};
const func61 = Object.prototype.hasOwnProperty;
const pattern21 = new RegExp("^/", "u");
const pattern22 = new RegExp("^[A-Za-z_][A-Za-z0-9_]*$", "u");

function validate19(data, {instancePath="", parentData, parentDataProperty, rootData=data}={}){
/*# sourceURL="https://schemas.stellwerk.dev/project_yml.v1.0.0.json" */;
let vErrors = null;
let errors = 0;
if(data && typeof data == "object" && !Array.isArray(data)){
if(data.name === undefined){
const err0 = {instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: "name"},message:"must have required property '"+"name"+"'"};
if(vErrors === null){
vErrors = [err0];
}
else {
vErrors.push(err0);
}
errors++;
}
if(data.commands === undefined){
const err1 = {instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: "commands"},message:"must have required property '"+"commands"+"'"};
if(vErrors === null){
vErrors = [err1];
}
else {
vErrors.push(err1);
}
errors++;
}
for(const key0 in data){
if(!((((((key0 === "$schema") || (key0 === "name")) || (key0 === "commands")) || (key0 === "paths")) || (key0 === "policy")) || (key0 === "roles"))){
const err2 = {instancePath,schemaPath:"#/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key0},message:"must NOT have additional properties"};
if(vErrors === null){
vErrors = [err2];
}
else {
vErrors.push(err2);
}
errors++;
}
}
if(data.$schema !== undefined){
let data0 = data.$schema;
if(typeof data0 !== "string"){
const err3 = {instancePath:instancePath+"/$schema",schemaPath:"#/properties/%24schema/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err3];
}
else {
vErrors.push(err3);
}
errors++;
}
if("https://schemas.stellwerk.dev/project_yml.v1.0.0.json" !== data0){
const err4 = {instancePath:instancePath+"/$schema",schemaPath:"#/properties/%24schema/const",keyword:"const",params:{allowedValue: "https://schemas.stellwerk.dev/project_yml.v1.0.0.json"},message:"must be equal to constant"};
if(vErrors === null){
vErrors = [err4];
}
else {
vErrors.push(err4);
}
errors++;
}
}
if(data.name !== undefined){
let data1 = data.name;
if(typeof data1 === "string"){
if(func2(data1) > 100){
const err5 = {instancePath:instancePath+"/name",schemaPath:"#/properties/name/maxLength",keyword:"maxLength",params:{limit: 100},message:"must NOT have more than 100 characters"};
if(vErrors === null){
vErrors = [err5];
}
else {
vErrors.push(err5);
}
errors++;
}
if(func2(data1) < 1){
const err6 = {instancePath:instancePath+"/name",schemaPath:"#/properties/name/minLength",keyword:"minLength",params:{limit: 1},message:"must NOT have fewer than 1 characters"};
if(vErrors === null){
vErrors = [err6];
}
else {
vErrors.push(err6);
}
errors++;
}
}
else {
const err7 = {instancePath:instancePath+"/name",schemaPath:"#/properties/name/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err7];
}
else {
vErrors.push(err7);
}
errors++;
}
}
if(data.commands !== undefined){
let data2 = data.commands;
if(data2 && typeof data2 == "object" && !Array.isArray(data2)){
if(data2.test === undefined){
const err8 = {instancePath:instancePath+"/commands",schemaPath:"#/properties/commands/required",keyword:"required",params:{missingProperty: "test"},message:"must have required property '"+"test"+"'"};
if(vErrors === null){
vErrors = [err8];
}
else {
vErrors.push(err8);
}
errors++;
}
if(data2.start === undefined){
const err9 = {instancePath:instancePath+"/commands",schemaPath:"#/properties/commands/required",keyword:"required",params:{missingProperty: "start"},message:"must have required property '"+"start"+"'"};
if(vErrors === null){
vErrors = [err9];
}
else {
vErrors.push(err9);
}
errors++;
}
for(const key1 in data2){
if(!(func61.call(schema20.properties.commands.properties, key1))){
const err10 = {instancePath:instancePath+"/commands",schemaPath:"#/properties/commands/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key1},message:"must NOT have additional properties"};
if(vErrors === null){
vErrors = [err10];
}
else {
vErrors.push(err10);
}
errors++;
}
}
if(data2.install !== undefined){
let data3 = data2.install;
if(typeof data3 === "string"){
if(func2(data3) > 4000){
const err11 = {instancePath:instancePath+"/commands/install",schemaPath:"#/properties/commands/properties/install/maxLength",keyword:"maxLength",params:{limit: 4000},message:"must NOT have more than 4000 characters"};
if(vErrors === null){
vErrors = [err11];
}
else {
vErrors.push(err11);
}
errors++;
}
if(func2(data3) < 1){
const err12 = {instancePath:instancePath+"/commands/install",schemaPath:"#/properties/commands/properties/install/minLength",keyword:"minLength",params:{limit: 1},message:"must NOT have fewer than 1 characters"};
if(vErrors === null){
vErrors = [err12];
}
else {
vErrors.push(err12);
}
errors++;
}
}
else {
const err13 = {instancePath:instancePath+"/commands/install",schemaPath:"#/properties/commands/properties/install/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err13];
}
else {
vErrors.push(err13);
}
errors++;
}
}
if(data2.build !== undefined){
let data4 = data2.build;
if(typeof data4 === "string"){
if(func2(data4) > 4000){
const err14 = {instancePath:instancePath+"/commands/build",schemaPath:"#/properties/commands/properties/build/maxLength",keyword:"maxLength",params:{limit: 4000},message:"must NOT have more than 4000 characters"};
if(vErrors === null){
vErrors = [err14];
}
else {
vErrors.push(err14);
}
errors++;
}
if(func2(data4) < 1){
const err15 = {instancePath:instancePath+"/commands/build",schemaPath:"#/properties/commands/properties/build/minLength",keyword:"minLength",params:{limit: 1},message:"must NOT have fewer than 1 characters"};
if(vErrors === null){
vErrors = [err15];
}
else {
vErrors.push(err15);
}
errors++;
}
}
else {
const err16 = {instancePath:instancePath+"/commands/build",schemaPath:"#/properties/commands/properties/build/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err16];
}
else {
vErrors.push(err16);
}
errors++;
}
}
if(data2.lint !== undefined){
let data5 = data2.lint;
if(typeof data5 === "string"){
if(func2(data5) > 4000){
const err17 = {instancePath:instancePath+"/commands/lint",schemaPath:"#/properties/commands/properties/lint/maxLength",keyword:"maxLength",params:{limit: 4000},message:"must NOT have more than 4000 characters"};
if(vErrors === null){
vErrors = [err17];
}
else {
vErrors.push(err17);
}
errors++;
}
if(func2(data5) < 1){
const err18 = {instancePath:instancePath+"/commands/lint",schemaPath:"#/properties/commands/properties/lint/minLength",keyword:"minLength",params:{limit: 1},message:"must NOT have fewer than 1 characters"};
if(vErrors === null){
vErrors = [err18];
}
else {
vErrors.push(err18);
}
errors++;
}
}
else {
const err19 = {instancePath:instancePath+"/commands/lint",schemaPath:"#/properties/commands/properties/lint/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err19];
}
else {
vErrors.push(err19);
}
errors++;
}
}
if(data2.typecheck !== undefined){
let data6 = data2.typecheck;
if(typeof data6 === "string"){
if(func2(data6) > 4000){
const err20 = {instancePath:instancePath+"/commands/typecheck",schemaPath:"#/properties/commands/properties/typecheck/maxLength",keyword:"maxLength",params:{limit: 4000},message:"must NOT have more than 4000 characters"};
if(vErrors === null){
vErrors = [err20];
}
else {
vErrors.push(err20);
}
errors++;
}
if(func2(data6) < 1){
const err21 = {instancePath:instancePath+"/commands/typecheck",schemaPath:"#/properties/commands/properties/typecheck/minLength",keyword:"minLength",params:{limit: 1},message:"must NOT have fewer than 1 characters"};
if(vErrors === null){
vErrors = [err21];
}
else {
vErrors.push(err21);
}
errors++;
}
}
else {
const err22 = {instancePath:instancePath+"/commands/typecheck",schemaPath:"#/properties/commands/properties/typecheck/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err22];
}
else {
vErrors.push(err22);
}
errors++;
}
}
if(data2.test !== undefined){
let data7 = data2.test;
if(typeof data7 === "string"){
if(func2(data7) > 4000){
const err23 = {instancePath:instancePath+"/commands/test",schemaPath:"#/properties/commands/properties/test/maxLength",keyword:"maxLength",params:{limit: 4000},message:"must NOT have more than 4000 characters"};
if(vErrors === null){
vErrors = [err23];
}
else {
vErrors.push(err23);
}
errors++;
}
if(func2(data7) < 1){
const err24 = {instancePath:instancePath+"/commands/test",schemaPath:"#/properties/commands/properties/test/minLength",keyword:"minLength",params:{limit: 1},message:"must NOT have fewer than 1 characters"};
if(vErrors === null){
vErrors = [err24];
}
else {
vErrors.push(err24);
}
errors++;
}
}
else {
const err25 = {instancePath:instancePath+"/commands/test",schemaPath:"#/properties/commands/properties/test/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err25];
}
else {
vErrors.push(err25);
}
errors++;
}
}
if(data2.coverage !== undefined){
let data8 = data2.coverage;
if(data8 && typeof data8 == "object" && !Array.isArray(data8)){
if(data8.command === undefined){
const err26 = {instancePath:instancePath+"/commands/coverage",schemaPath:"#/properties/commands/properties/coverage/required",keyword:"required",params:{missingProperty: "command"},message:"must have required property '"+"command"+"'"};
if(vErrors === null){
vErrors = [err26];
}
else {
vErrors.push(err26);
}
errors++;
}
if(data8.lcov === undefined){
const err27 = {instancePath:instancePath+"/commands/coverage",schemaPath:"#/properties/commands/properties/coverage/required",keyword:"required",params:{missingProperty: "lcov"},message:"must have required property '"+"lcov"+"'"};
if(vErrors === null){
vErrors = [err27];
}
else {
vErrors.push(err27);
}
errors++;
}
for(const key2 in data8){
if(!((key2 === "command") || (key2 === "lcov"))){
const err28 = {instancePath:instancePath+"/commands/coverage",schemaPath:"#/properties/commands/properties/coverage/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key2},message:"must NOT have additional properties"};
if(vErrors === null){
vErrors = [err28];
}
else {
vErrors.push(err28);
}
errors++;
}
}
if(data8.command !== undefined){
let data9 = data8.command;
if(typeof data9 === "string"){
if(func2(data9) > 4000){
const err29 = {instancePath:instancePath+"/commands/coverage/command",schemaPath:"#/properties/commands/properties/coverage/properties/command/maxLength",keyword:"maxLength",params:{limit: 4000},message:"must NOT have more than 4000 characters"};
if(vErrors === null){
vErrors = [err29];
}
else {
vErrors.push(err29);
}
errors++;
}
if(func2(data9) < 1){
const err30 = {instancePath:instancePath+"/commands/coverage/command",schemaPath:"#/properties/commands/properties/coverage/properties/command/minLength",keyword:"minLength",params:{limit: 1},message:"must NOT have fewer than 1 characters"};
if(vErrors === null){
vErrors = [err30];
}
else {
vErrors.push(err30);
}
errors++;
}
}
else {
const err31 = {instancePath:instancePath+"/commands/coverage/command",schemaPath:"#/properties/commands/properties/coverage/properties/command/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err31];
}
else {
vErrors.push(err31);
}
errors++;
}
}
if(data8.lcov !== undefined){
let data10 = data8.lcov;
if(typeof data10 === "string"){
if(func2(data10) > 300){
const err32 = {instancePath:instancePath+"/commands/coverage/lcov",schemaPath:"#/properties/commands/properties/coverage/properties/lcov/maxLength",keyword:"maxLength",params:{limit: 300},message:"must NOT have more than 300 characters"};
if(vErrors === null){
vErrors = [err32];
}
else {
vErrors.push(err32);
}
errors++;
}
if(func2(data10) < 1){
const err33 = {instancePath:instancePath+"/commands/coverage/lcov",schemaPath:"#/properties/commands/properties/coverage/properties/lcov/minLength",keyword:"minLength",params:{limit: 1},message:"must NOT have fewer than 1 characters"};
if(vErrors === null){
vErrors = [err33];
}
else {
vErrors.push(err33);
}
errors++;
}
}
else {
const err34 = {instancePath:instancePath+"/commands/coverage/lcov",schemaPath:"#/properties/commands/properties/coverage/properties/lcov/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err34];
}
else {
vErrors.push(err34);
}
errors++;
}
}
}
else {
const err35 = {instancePath:instancePath+"/commands/coverage",schemaPath:"#/properties/commands/properties/coverage/type",keyword:"type",params:{type: "object"},message:"must be object"};
if(vErrors === null){
vErrors = [err35];
}
else {
vErrors.push(err35);
}
errors++;
}
}
if(data2.start !== undefined){
let data11 = data2.start;
if(typeof data11 === "string"){
if(func2(data11) > 4000){
const err36 = {instancePath:instancePath+"/commands/start",schemaPath:"#/properties/commands/properties/start/maxLength",keyword:"maxLength",params:{limit: 4000},message:"must NOT have more than 4000 characters"};
if(vErrors === null){
vErrors = [err36];
}
else {
vErrors.push(err36);
}
errors++;
}
if(func2(data11) < 1){
const err37 = {instancePath:instancePath+"/commands/start",schemaPath:"#/properties/commands/properties/start/minLength",keyword:"minLength",params:{limit: 1},message:"must NOT have fewer than 1 characters"};
if(vErrors === null){
vErrors = [err37];
}
else {
vErrors.push(err37);
}
errors++;
}
}
else {
const err38 = {instancePath:instancePath+"/commands/start",schemaPath:"#/properties/commands/properties/start/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err38];
}
else {
vErrors.push(err38);
}
errors++;
}
}
if(data2.healthPath !== undefined){
let data12 = data2.healthPath;
if(typeof data12 === "string"){
if(func2(data12) > 300){
const err39 = {instancePath:instancePath+"/commands/healthPath",schemaPath:"#/properties/commands/properties/healthPath/maxLength",keyword:"maxLength",params:{limit: 300},message:"must NOT have more than 300 characters"};
if(vErrors === null){
vErrors = [err39];
}
else {
vErrors.push(err39);
}
errors++;
}
if(!pattern21.test(data12)){
const err40 = {instancePath:instancePath+"/commands/healthPath",schemaPath:"#/properties/commands/properties/healthPath/pattern",keyword:"pattern",params:{pattern: "^/"},message:"must match pattern \""+"^/"+"\""};
if(vErrors === null){
vErrors = [err40];
}
else {
vErrors.push(err40);
}
errors++;
}
}
else {
const err41 = {instancePath:instancePath+"/commands/healthPath",schemaPath:"#/properties/commands/properties/healthPath/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err41];
}
else {
vErrors.push(err41);
}
errors++;
}
}
if(data2.portVariable !== undefined){
let data13 = data2.portVariable;
if(typeof data13 === "string"){
if(func2(data13) > 100){
const err42 = {instancePath:instancePath+"/commands/portVariable",schemaPath:"#/properties/commands/properties/portVariable/maxLength",keyword:"maxLength",params:{limit: 100},message:"must NOT have more than 100 characters"};
if(vErrors === null){
vErrors = [err42];
}
else {
vErrors.push(err42);
}
errors++;
}
if(!pattern22.test(data13)){
const err43 = {instancePath:instancePath+"/commands/portVariable",schemaPath:"#/properties/commands/properties/portVariable/pattern",keyword:"pattern",params:{pattern: "^[A-Za-z_][A-Za-z0-9_]*$"},message:"must match pattern \""+"^[A-Za-z_][A-Za-z0-9_]*$"+"\""};
if(vErrors === null){
vErrors = [err43];
}
else {
vErrors.push(err43);
}
errors++;
}
}
else {
const err44 = {instancePath:instancePath+"/commands/portVariable",schemaPath:"#/properties/commands/properties/portVariable/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err44];
}
else {
vErrors.push(err44);
}
errors++;
}
}
}
else {
const err45 = {instancePath:instancePath+"/commands",schemaPath:"#/properties/commands/type",keyword:"type",params:{type: "object"},message:"must be object"};
if(vErrors === null){
vErrors = [err45];
}
else {
vErrors.push(err45);
}
errors++;
}
}
if(data.paths !== undefined){
let data14 = data.paths;
if(data14 && typeof data14 == "object" && !Array.isArray(data14)){
for(const key3 in data14){
if(!((key3 === "allowed") || (key3 === "restricted"))){
const err46 = {instancePath:instancePath+"/paths",schemaPath:"#/properties/paths/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key3},message:"must NOT have additional properties"};
if(vErrors === null){
vErrors = [err46];
}
else {
vErrors.push(err46);
}
errors++;
}
}
if(data14.allowed !== undefined){
let data15 = data14.allowed;
if(Array.isArray(data15)){
if(data15.length > 200){
const err47 = {instancePath:instancePath+"/paths/allowed",schemaPath:"#/properties/paths/properties/allowed/maxItems",keyword:"maxItems",params:{limit: 200},message:"must NOT have more than 200 items"};
if(vErrors === null){
vErrors = [err47];
}
else {
vErrors.push(err47);
}
errors++;
}
if(data15.length < 1){
const err48 = {instancePath:instancePath+"/paths/allowed",schemaPath:"#/properties/paths/properties/allowed/minItems",keyword:"minItems",params:{limit: 1},message:"must NOT have fewer than 1 items"};
if(vErrors === null){
vErrors = [err48];
}
else {
vErrors.push(err48);
}
errors++;
}
const len0 = data15.length;
for(let i0=0; i0<len0; i0++){
let data16 = data15[i0];
if(typeof data16 === "string"){
if(func2(data16) > 300){
const err49 = {instancePath:instancePath+"/paths/allowed/" + i0,schemaPath:"#/properties/paths/properties/allowed/items/maxLength",keyword:"maxLength",params:{limit: 300},message:"must NOT have more than 300 characters"};
if(vErrors === null){
vErrors = [err49];
}
else {
vErrors.push(err49);
}
errors++;
}
if(func2(data16) < 1){
const err50 = {instancePath:instancePath+"/paths/allowed/" + i0,schemaPath:"#/properties/paths/properties/allowed/items/minLength",keyword:"minLength",params:{limit: 1},message:"must NOT have fewer than 1 characters"};
if(vErrors === null){
vErrors = [err50];
}
else {
vErrors.push(err50);
}
errors++;
}
}
else {
const err51 = {instancePath:instancePath+"/paths/allowed/" + i0,schemaPath:"#/properties/paths/properties/allowed/items/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err51];
}
else {
vErrors.push(err51);
}
errors++;
}
}
}
else {
const err52 = {instancePath:instancePath+"/paths/allowed",schemaPath:"#/properties/paths/properties/allowed/type",keyword:"type",params:{type: "array"},message:"must be array"};
if(vErrors === null){
vErrors = [err52];
}
else {
vErrors.push(err52);
}
errors++;
}
}
if(data14.restricted !== undefined){
let data17 = data14.restricted;
if(Array.isArray(data17)){
if(data17.length > 200){
const err53 = {instancePath:instancePath+"/paths/restricted",schemaPath:"#/properties/paths/properties/restricted/maxItems",keyword:"maxItems",params:{limit: 200},message:"must NOT have more than 200 items"};
if(vErrors === null){
vErrors = [err53];
}
else {
vErrors.push(err53);
}
errors++;
}
const len1 = data17.length;
for(let i1=0; i1<len1; i1++){
let data18 = data17[i1];
if(typeof data18 === "string"){
if(func2(data18) > 300){
const err54 = {instancePath:instancePath+"/paths/restricted/" + i1,schemaPath:"#/properties/paths/properties/restricted/items/maxLength",keyword:"maxLength",params:{limit: 300},message:"must NOT have more than 300 characters"};
if(vErrors === null){
vErrors = [err54];
}
else {
vErrors.push(err54);
}
errors++;
}
if(func2(data18) < 1){
const err55 = {instancePath:instancePath+"/paths/restricted/" + i1,schemaPath:"#/properties/paths/properties/restricted/items/minLength",keyword:"minLength",params:{limit: 1},message:"must NOT have fewer than 1 characters"};
if(vErrors === null){
vErrors = [err55];
}
else {
vErrors.push(err55);
}
errors++;
}
}
else {
const err56 = {instancePath:instancePath+"/paths/restricted/" + i1,schemaPath:"#/properties/paths/properties/restricted/items/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err56];
}
else {
vErrors.push(err56);
}
errors++;
}
}
}
else {
const err57 = {instancePath:instancePath+"/paths/restricted",schemaPath:"#/properties/paths/properties/restricted/type",keyword:"type",params:{type: "array"},message:"must be array"};
if(vErrors === null){
vErrors = [err57];
}
else {
vErrors.push(err57);
}
errors++;
}
}
}
else {
const err58 = {instancePath:instancePath+"/paths",schemaPath:"#/properties/paths/type",keyword:"type",params:{type: "object"},message:"must be object"};
if(vErrors === null){
vErrors = [err58];
}
else {
vErrors.push(err58);
}
errors++;
}
}
if(data.policy !== undefined){
let data19 = data.policy;
if(data19 && typeof data19 == "object" && !Array.isArray(data19)){
for(const key4 in data19){
if(!(func61.call(schema20.properties.policy.properties, key4))){
const err59 = {instancePath:instancePath+"/policy",schemaPath:"#/properties/policy/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key4},message:"must NOT have additional properties"};
if(vErrors === null){
vErrors = [err59];
}
else {
vErrors.push(err59);
}
errors++;
}
}
if(data19.deploymentApproval !== undefined){
let data20 = data19.deploymentApproval;
if(typeof data20 !== "string"){
const err60 = {instancePath:instancePath+"/policy/deploymentApproval",schemaPath:"#/properties/policy/properties/deploymentApproval/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err60];
}
else {
vErrors.push(err60);
}
errors++;
}
if(!((data20 === "policy") || (data20 === "person"))){
const err61 = {instancePath:instancePath+"/policy/deploymentApproval",schemaPath:"#/properties/policy/properties/deploymentApproval/enum",keyword:"enum",params:{allowedValues: schema20.properties.policy.properties.deploymentApproval.enum},message:"must be equal to one of the allowed values"};
if(vErrors === null){
vErrors = [err61];
}
else {
vErrors.push(err61);
}
errors++;
}
}
if(data19.coverageMin !== undefined){
let data21 = data19.coverageMin;
if((typeof data21 == "number") && (isFinite(data21))){
if(data21 < 0 || isNaN(data21)){
const err62 = {instancePath:instancePath+"/policy/coverageMin",schemaPath:"#/properties/policy/properties/coverageMin/minimum",keyword:"minimum",params:{comparison: ">=", limit: 0},message:"must be >= 0"};
if(vErrors === null){
vErrors = [err62];
}
else {
vErrors.push(err62);
}
errors++;
}
if(data21 >= 100 || isNaN(data21)){
const err63 = {instancePath:instancePath+"/policy/coverageMin",schemaPath:"#/properties/policy/properties/coverageMin/exclusiveMaximum",keyword:"exclusiveMaximum",params:{comparison: "<", limit: 100},message:"must be < 100"};
if(vErrors === null){
vErrors = [err63];
}
else {
vErrors.push(err63);
}
errors++;
}
}
else {
const err64 = {instancePath:instancePath+"/policy/coverageMin",schemaPath:"#/properties/policy/properties/coverageMin/type",keyword:"type",params:{type: "number"},message:"must be number"};
if(vErrors === null){
vErrors = [err64];
}
else {
vErrors.push(err64);
}
errors++;
}
}
if(data19.maxRounds !== undefined){
let data22 = data19.maxRounds;
if(!(((typeof data22 == "number") && (!(data22 % 1) && !isNaN(data22))) && (isFinite(data22)))){
const err65 = {instancePath:instancePath+"/policy/maxRounds",schemaPath:"#/properties/policy/properties/maxRounds/type",keyword:"type",params:{type: "integer"},message:"must be integer"};
if(vErrors === null){
vErrors = [err65];
}
else {
vErrors.push(err65);
}
errors++;
}
if((typeof data22 == "number") && (isFinite(data22))){
if(data22 > 20 || isNaN(data22)){
const err66 = {instancePath:instancePath+"/policy/maxRounds",schemaPath:"#/properties/policy/properties/maxRounds/maximum",keyword:"maximum",params:{comparison: "<=", limit: 20},message:"must be <= 20"};
if(vErrors === null){
vErrors = [err66];
}
else {
vErrors.push(err66);
}
errors++;
}
if(data22 < 1 || isNaN(data22)){
const err67 = {instancePath:instancePath+"/policy/maxRounds",schemaPath:"#/properties/policy/properties/maxRounds/minimum",keyword:"minimum",params:{comparison: ">=", limit: 1},message:"must be >= 1"};
if(vErrors === null){
vErrors = [err67];
}
else {
vErrors.push(err67);
}
errors++;
}
}
}
if(data19.maxCodingAttempts !== undefined){
let data23 = data19.maxCodingAttempts;
if(!(((typeof data23 == "number") && (!(data23 % 1) && !isNaN(data23))) && (isFinite(data23)))){
const err68 = {instancePath:instancePath+"/policy/maxCodingAttempts",schemaPath:"#/properties/policy/properties/maxCodingAttempts/type",keyword:"type",params:{type: "integer"},message:"must be integer"};
if(vErrors === null){
vErrors = [err68];
}
else {
vErrors.push(err68);
}
errors++;
}
if((typeof data23 == "number") && (isFinite(data23))){
if(data23 > 20 || isNaN(data23)){
const err69 = {instancePath:instancePath+"/policy/maxCodingAttempts",schemaPath:"#/properties/policy/properties/maxCodingAttempts/maximum",keyword:"maximum",params:{comparison: "<=", limit: 20},message:"must be <= 20"};
if(vErrors === null){
vErrors = [err69];
}
else {
vErrors.push(err69);
}
errors++;
}
if(data23 < 1 || isNaN(data23)){
const err70 = {instancePath:instancePath+"/policy/maxCodingAttempts",schemaPath:"#/properties/policy/properties/maxCodingAttempts/minimum",keyword:"minimum",params:{comparison: ">=", limit: 1},message:"must be >= 1"};
if(vErrors === null){
vErrors = [err70];
}
else {
vErrors.push(err70);
}
errors++;
}
}
}
if(data19.maxTurns !== undefined){
let data24 = data19.maxTurns;
if(!(((typeof data24 == "number") && (!(data24 % 1) && !isNaN(data24))) && (isFinite(data24)))){
const err71 = {instancePath:instancePath+"/policy/maxTurns",schemaPath:"#/properties/policy/properties/maxTurns/type",keyword:"type",params:{type: "integer"},message:"must be integer"};
if(vErrors === null){
vErrors = [err71];
}
else {
vErrors.push(err71);
}
errors++;
}
if((typeof data24 == "number") && (isFinite(data24))){
if(data24 > 200 || isNaN(data24)){
const err72 = {instancePath:instancePath+"/policy/maxTurns",schemaPath:"#/properties/policy/properties/maxTurns/maximum",keyword:"maximum",params:{comparison: "<=", limit: 200},message:"must be <= 200"};
if(vErrors === null){
vErrors = [err72];
}
else {
vErrors.push(err72);
}
errors++;
}
if(data24 < 1 || isNaN(data24)){
const err73 = {instancePath:instancePath+"/policy/maxTurns",schemaPath:"#/properties/policy/properties/maxTurns/minimum",keyword:"minimum",params:{comparison: ">=", limit: 1},message:"must be >= 1"};
if(vErrors === null){
vErrors = [err73];
}
else {
vErrors.push(err73);
}
errors++;
}
}
}
if(data19.runLimitUsd !== undefined){
let data25 = data19.runLimitUsd;
if((typeof data25 == "number") && (isFinite(data25))){
if(data25 > 10000 || isNaN(data25)){
const err74 = {instancePath:instancePath+"/policy/runLimitUsd",schemaPath:"#/properties/policy/properties/runLimitUsd/maximum",keyword:"maximum",params:{comparison: "<=", limit: 10000},message:"must be <= 10000"};
if(vErrors === null){
vErrors = [err74];
}
else {
vErrors.push(err74);
}
errors++;
}
if(data25 <= 0 || isNaN(data25)){
const err75 = {instancePath:instancePath+"/policy/runLimitUsd",schemaPath:"#/properties/policy/properties/runLimitUsd/exclusiveMinimum",keyword:"exclusiveMinimum",params:{comparison: ">", limit: 0},message:"must be > 0"};
if(vErrors === null){
vErrors = [err75];
}
else {
vErrors.push(err75);
}
errors++;
}
}
else {
const err76 = {instancePath:instancePath+"/policy/runLimitUsd",schemaPath:"#/properties/policy/properties/runLimitUsd/type",keyword:"type",params:{type: "number"},message:"must be number"};
if(vErrors === null){
vErrors = [err76];
}
else {
vErrors.push(err76);
}
errors++;
}
}
if(data19.gateReminderHours !== undefined){
let data26 = data19.gateReminderHours;
if((typeof data26 == "number") && (isFinite(data26))){
if(data26 > 8760 || isNaN(data26)){
const err77 = {instancePath:instancePath+"/policy/gateReminderHours",schemaPath:"#/properties/policy/properties/gateReminderHours/maximum",keyword:"maximum",params:{comparison: "<=", limit: 8760},message:"must be <= 8760"};
if(vErrors === null){
vErrors = [err77];
}
else {
vErrors.push(err77);
}
errors++;
}
if(data26 <= 0 || isNaN(data26)){
const err78 = {instancePath:instancePath+"/policy/gateReminderHours",schemaPath:"#/properties/policy/properties/gateReminderHours/exclusiveMinimum",keyword:"exclusiveMinimum",params:{comparison: ">", limit: 0},message:"must be > 0"};
if(vErrors === null){
vErrors = [err78];
}
else {
vErrors.push(err78);
}
errors++;
}
}
else {
const err79 = {instancePath:instancePath+"/policy/gateReminderHours",schemaPath:"#/properties/policy/properties/gateReminderHours/type",keyword:"type",params:{type: "number"},message:"must be number"};
if(vErrors === null){
vErrors = [err79];
}
else {
vErrors.push(err79);
}
errors++;
}
}
if(data19.gateEscalationHours !== undefined){
let data27 = data19.gateEscalationHours;
if((typeof data27 == "number") && (isFinite(data27))){
if(data27 > 8760 || isNaN(data27)){
const err80 = {instancePath:instancePath+"/policy/gateEscalationHours",schemaPath:"#/properties/policy/properties/gateEscalationHours/maximum",keyword:"maximum",params:{comparison: "<=", limit: 8760},message:"must be <= 8760"};
if(vErrors === null){
vErrors = [err80];
}
else {
vErrors.push(err80);
}
errors++;
}
if(data27 <= 0 || isNaN(data27)){
const err81 = {instancePath:instancePath+"/policy/gateEscalationHours",schemaPath:"#/properties/policy/properties/gateEscalationHours/exclusiveMinimum",keyword:"exclusiveMinimum",params:{comparison: ">", limit: 0},message:"must be > 0"};
if(vErrors === null){
vErrors = [err81];
}
else {
vErrors.push(err81);
}
errors++;
}
}
else {
const err82 = {instancePath:instancePath+"/policy/gateEscalationHours",schemaPath:"#/properties/policy/properties/gateEscalationHours/type",keyword:"type",params:{type: "number"},message:"must be number"};
if(vErrors === null){
vErrors = [err82];
}
else {
vErrors.push(err82);
}
errors++;
}
}
if(data19.gateDeadlineHours !== undefined){
let data28 = data19.gateDeadlineHours;
if((typeof data28 == "number") && (isFinite(data28))){
if(data28 > 8760 || isNaN(data28)){
const err83 = {instancePath:instancePath+"/policy/gateDeadlineHours",schemaPath:"#/properties/policy/properties/gateDeadlineHours/maximum",keyword:"maximum",params:{comparison: "<=", limit: 8760},message:"must be <= 8760"};
if(vErrors === null){
vErrors = [err83];
}
else {
vErrors.push(err83);
}
errors++;
}
if(data28 <= 0 || isNaN(data28)){
const err84 = {instancePath:instancePath+"/policy/gateDeadlineHours",schemaPath:"#/properties/policy/properties/gateDeadlineHours/exclusiveMinimum",keyword:"exclusiveMinimum",params:{comparison: ">", limit: 0},message:"must be > 0"};
if(vErrors === null){
vErrors = [err84];
}
else {
vErrors.push(err84);
}
errors++;
}
}
else {
const err85 = {instancePath:instancePath+"/policy/gateDeadlineHours",schemaPath:"#/properties/policy/properties/gateDeadlineHours/type",keyword:"type",params:{type: "number"},message:"must be number"};
if(vErrors === null){
vErrors = [err85];
}
else {
vErrors.push(err85);
}
errors++;
}
}
if(data19.checkTimeoutSeconds !== undefined){
let data29 = data19.checkTimeoutSeconds;
if(!(((typeof data29 == "number") && (!(data29 % 1) && !isNaN(data29))) && (isFinite(data29)))){
const err86 = {instancePath:instancePath+"/policy/checkTimeoutSeconds",schemaPath:"#/properties/policy/properties/checkTimeoutSeconds/type",keyword:"type",params:{type: "integer"},message:"must be integer"};
if(vErrors === null){
vErrors = [err86];
}
else {
vErrors.push(err86);
}
errors++;
}
if((typeof data29 == "number") && (isFinite(data29))){
if(data29 > 21600 || isNaN(data29)){
const err87 = {instancePath:instancePath+"/policy/checkTimeoutSeconds",schemaPath:"#/properties/policy/properties/checkTimeoutSeconds/maximum",keyword:"maximum",params:{comparison: "<=", limit: 21600},message:"must be <= 21600"};
if(vErrors === null){
vErrors = [err87];
}
else {
vErrors.push(err87);
}
errors++;
}
if(data29 < 1 || isNaN(data29)){
const err88 = {instancePath:instancePath+"/policy/checkTimeoutSeconds",schemaPath:"#/properties/policy/properties/checkTimeoutSeconds/minimum",keyword:"minimum",params:{comparison: ">=", limit: 1},message:"must be >= 1"};
if(vErrors === null){
vErrors = [err88];
}
else {
vErrors.push(err88);
}
errors++;
}
}
}
if(data19.healthTimeoutSeconds !== undefined){
let data30 = data19.healthTimeoutSeconds;
if(!(((typeof data30 == "number") && (!(data30 % 1) && !isNaN(data30))) && (isFinite(data30)))){
const err89 = {instancePath:instancePath+"/policy/healthTimeoutSeconds",schemaPath:"#/properties/policy/properties/healthTimeoutSeconds/type",keyword:"type",params:{type: "integer"},message:"must be integer"};
if(vErrors === null){
vErrors = [err89];
}
else {
vErrors.push(err89);
}
errors++;
}
if((typeof data30 == "number") && (isFinite(data30))){
if(data30 > 3600 || isNaN(data30)){
const err90 = {instancePath:instancePath+"/policy/healthTimeoutSeconds",schemaPath:"#/properties/policy/properties/healthTimeoutSeconds/maximum",keyword:"maximum",params:{comparison: "<=", limit: 3600},message:"must be <= 3600"};
if(vErrors === null){
vErrors = [err90];
}
else {
vErrors.push(err90);
}
errors++;
}
if(data30 < 1 || isNaN(data30)){
const err91 = {instancePath:instancePath+"/policy/healthTimeoutSeconds",schemaPath:"#/properties/policy/properties/healthTimeoutSeconds/minimum",keyword:"minimum",params:{comparison: ">=", limit: 1},message:"must be >= 1"};
if(vErrors === null){
vErrors = [err91];
}
else {
vErrors.push(err91);
}
errors++;
}
}
}
if(data19.soakSeconds !== undefined){
let data31 = data19.soakSeconds;
if(!(((typeof data31 == "number") && (!(data31 % 1) && !isNaN(data31))) && (isFinite(data31)))){
const err92 = {instancePath:instancePath+"/policy/soakSeconds",schemaPath:"#/properties/policy/properties/soakSeconds/type",keyword:"type",params:{type: "integer"},message:"must be integer"};
if(vErrors === null){
vErrors = [err92];
}
else {
vErrors.push(err92);
}
errors++;
}
if((typeof data31 == "number") && (isFinite(data31))){
if(data31 > 86400 || isNaN(data31)){
const err93 = {instancePath:instancePath+"/policy/soakSeconds",schemaPath:"#/properties/policy/properties/soakSeconds/maximum",keyword:"maximum",params:{comparison: "<=", limit: 86400},message:"must be <= 86400"};
if(vErrors === null){
vErrors = [err93];
}
else {
vErrors.push(err93);
}
errors++;
}
if(data31 < 1 || isNaN(data31)){
const err94 = {instancePath:instancePath+"/policy/soakSeconds",schemaPath:"#/properties/policy/properties/soakSeconds/minimum",keyword:"minimum",params:{comparison: ">=", limit: 1},message:"must be >= 1"};
if(vErrors === null){
vErrors = [err94];
}
else {
vErrors.push(err94);
}
errors++;
}
}
}
if(data19.soakSampleCount !== undefined){
let data32 = data19.soakSampleCount;
if(!(((typeof data32 == "number") && (!(data32 % 1) && !isNaN(data32))) && (isFinite(data32)))){
const err95 = {instancePath:instancePath+"/policy/soakSampleCount",schemaPath:"#/properties/policy/properties/soakSampleCount/type",keyword:"type",params:{type: "integer"},message:"must be integer"};
if(vErrors === null){
vErrors = [err95];
}
else {
vErrors.push(err95);
}
errors++;
}
if((typeof data32 == "number") && (isFinite(data32))){
if(data32 > 1000 || isNaN(data32)){
const err96 = {instancePath:instancePath+"/policy/soakSampleCount",schemaPath:"#/properties/policy/properties/soakSampleCount/maximum",keyword:"maximum",params:{comparison: "<=", limit: 1000},message:"must be <= 1000"};
if(vErrors === null){
vErrors = [err96];
}
else {
vErrors.push(err96);
}
errors++;
}
if(data32 < 1 || isNaN(data32)){
const err97 = {instancePath:instancePath+"/policy/soakSampleCount",schemaPath:"#/properties/policy/properties/soakSampleCount/minimum",keyword:"minimum",params:{comparison: ">=", limit: 1},message:"must be >= 1"};
if(vErrors === null){
vErrors = [err97];
}
else {
vErrors.push(err97);
}
errors++;
}
}
}
if(data19.latencyP95LimitMs !== undefined){
let data33 = data19.latencyP95LimitMs;
if((typeof data33 == "number") && (isFinite(data33))){
if(data33 <= 0 || isNaN(data33)){
const err98 = {instancePath:instancePath+"/policy/latencyP95LimitMs",schemaPath:"#/properties/policy/properties/latencyP95LimitMs/exclusiveMinimum",keyword:"exclusiveMinimum",params:{comparison: ">", limit: 0},message:"must be > 0"};
if(vErrors === null){
vErrors = [err98];
}
else {
vErrors.push(err98);
}
errors++;
}
}
else {
const err99 = {instancePath:instancePath+"/policy/latencyP95LimitMs",schemaPath:"#/properties/policy/properties/latencyP95LimitMs/type",keyword:"type",params:{type: "number"},message:"must be number"};
if(vErrors === null){
vErrors = [err99];
}
else {
vErrors.push(err99);
}
errors++;
}
}
if(data19.errorRateLimitPercent !== undefined){
let data34 = data19.errorRateLimitPercent;
if((typeof data34 == "number") && (isFinite(data34))){
if(data34 > 100 || isNaN(data34)){
const err100 = {instancePath:instancePath+"/policy/errorRateLimitPercent",schemaPath:"#/properties/policy/properties/errorRateLimitPercent/maximum",keyword:"maximum",params:{comparison: "<=", limit: 100},message:"must be <= 100"};
if(vErrors === null){
vErrors = [err100];
}
else {
vErrors.push(err100);
}
errors++;
}
if(data34 < 0 || isNaN(data34)){
const err101 = {instancePath:instancePath+"/policy/errorRateLimitPercent",schemaPath:"#/properties/policy/properties/errorRateLimitPercent/minimum",keyword:"minimum",params:{comparison: ">=", limit: 0},message:"must be >= 0"};
if(vErrors === null){
vErrors = [err101];
}
else {
vErrors.push(err101);
}
errors++;
}
}
else {
const err102 = {instancePath:instancePath+"/policy/errorRateLimitPercent",schemaPath:"#/properties/policy/properties/errorRateLimitPercent/type",keyword:"type",params:{type: "number"},message:"must be number"};
if(vErrors === null){
vErrors = [err102];
}
else {
vErrors.push(err102);
}
errors++;
}
}
if(data19.merge !== undefined){
let data35 = data19.merge;
if(typeof data35 !== "string"){
const err103 = {instancePath:instancePath+"/policy/merge",schemaPath:"#/properties/policy/properties/merge/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err103];
}
else {
vErrors.push(err103);
}
errors++;
}
if(!(((data35 === "pr") || (data35 === "theirs")) || (data35 === "direct_push"))){
const err104 = {instancePath:instancePath+"/policy/merge",schemaPath:"#/properties/policy/properties/merge/enum",keyword:"enum",params:{allowedValues: schema20.properties.policy.properties.merge.enum},message:"must be equal to one of the allowed values"};
if(vErrors === null){
vErrors = [err104];
}
else {
vErrors.push(err104);
}
errors++;
}
}
if(data19.allowDirectPush !== undefined){
if(typeof data19.allowDirectPush !== "boolean"){
const err105 = {instancePath:instancePath+"/policy/allowDirectPush",schemaPath:"#/properties/policy/properties/allowDirectPush/type",keyword:"type",params:{type: "boolean"},message:"must be boolean"};
if(vErrors === null){
vErrors = [err105];
}
else {
vErrors.push(err105);
}
errors++;
}
}
if(data19.branchOnCancel !== undefined){
let data37 = data19.branchOnCancel;
if(typeof data37 !== "string"){
const err106 = {instancePath:instancePath+"/policy/branchOnCancel",schemaPath:"#/properties/policy/properties/branchOnCancel/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err106];
}
else {
vErrors.push(err106);
}
errors++;
}
if(!((data37 === "keep") || (data37 === "delete"))){
const err107 = {instancePath:instancePath+"/policy/branchOnCancel",schemaPath:"#/properties/policy/properties/branchOnCancel/enum",keyword:"enum",params:{allowedValues: schema20.properties.policy.properties.branchOnCancel.enum},message:"must be equal to one of the allowed values"};
if(vErrors === null){
vErrors = [err107];
}
else {
vErrors.push(err107);
}
errors++;
}
}
if(data19.checkpoints !== undefined){
let data38 = data19.checkpoints;
if(typeof data38 !== "string"){
const err108 = {instancePath:instancePath+"/policy/checkpoints",schemaPath:"#/properties/policy/properties/checkpoints/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err108];
}
else {
vErrors.push(err108);
}
errors++;
}
if(!((data38 === "none") || (data38 === "every_stage"))){
const err109 = {instancePath:instancePath+"/policy/checkpoints",schemaPath:"#/properties/policy/properties/checkpoints/enum",keyword:"enum",params:{allowedValues: schema20.properties.policy.properties.checkpoints.enum},message:"must be equal to one of the allowed values"};
if(vErrors === null){
vErrors = [err109];
}
else {
vErrors.push(err109);
}
errors++;
}
}
}
else {
const err110 = {instancePath:instancePath+"/policy",schemaPath:"#/properties/policy/type",keyword:"type",params:{type: "object"},message:"must be object"};
if(vErrors === null){
vErrors = [err110];
}
else {
vErrors.push(err110);
}
errors++;
}
}
if(data.roles !== undefined){
let data39 = data.roles;
if(data39 && typeof data39 == "object" && !Array.isArray(data39)){
for(const key5 in data39){
if(!(((key5 === "planner") || (key5 === "coder")) || (key5 === "tester"))){
const err111 = {instancePath:instancePath+"/roles",schemaPath:"#/properties/roles/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key5},message:"must NOT have additional properties"};
if(vErrors === null){
vErrors = [err111];
}
else {
vErrors.push(err111);
}
errors++;
}
}
if(data39.planner !== undefined){
let data40 = data39.planner;
if(data40 && typeof data40 == "object" && !Array.isArray(data40)){
for(const key6 in data40){
if(!((key6 === "model") || (key6 === "maxTurns"))){
const err112 = {instancePath:instancePath+"/roles/planner",schemaPath:"#/properties/roles/properties/planner/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key6},message:"must NOT have additional properties"};
if(vErrors === null){
vErrors = [err112];
}
else {
vErrors.push(err112);
}
errors++;
}
}
if(data40.model !== undefined){
let data41 = data40.model;
if(typeof data41 === "string"){
if(func2(data41) > 100){
const err113 = {instancePath:instancePath+"/roles/planner/model",schemaPath:"#/properties/roles/properties/planner/properties/model/maxLength",keyword:"maxLength",params:{limit: 100},message:"must NOT have more than 100 characters"};
if(vErrors === null){
vErrors = [err113];
}
else {
vErrors.push(err113);
}
errors++;
}
if(func2(data41) < 1){
const err114 = {instancePath:instancePath+"/roles/planner/model",schemaPath:"#/properties/roles/properties/planner/properties/model/minLength",keyword:"minLength",params:{limit: 1},message:"must NOT have fewer than 1 characters"};
if(vErrors === null){
vErrors = [err114];
}
else {
vErrors.push(err114);
}
errors++;
}
}
else {
const err115 = {instancePath:instancePath+"/roles/planner/model",schemaPath:"#/properties/roles/properties/planner/properties/model/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err115];
}
else {
vErrors.push(err115);
}
errors++;
}
}
if(data40.maxTurns !== undefined){
let data42 = data40.maxTurns;
if(!(((typeof data42 == "number") && (!(data42 % 1) && !isNaN(data42))) && (isFinite(data42)))){
const err116 = {instancePath:instancePath+"/roles/planner/maxTurns",schemaPath:"#/properties/roles/properties/planner/properties/maxTurns/type",keyword:"type",params:{type: "integer"},message:"must be integer"};
if(vErrors === null){
vErrors = [err116];
}
else {
vErrors.push(err116);
}
errors++;
}
if((typeof data42 == "number") && (isFinite(data42))){
if(data42 > 200 || isNaN(data42)){
const err117 = {instancePath:instancePath+"/roles/planner/maxTurns",schemaPath:"#/properties/roles/properties/planner/properties/maxTurns/maximum",keyword:"maximum",params:{comparison: "<=", limit: 200},message:"must be <= 200"};
if(vErrors === null){
vErrors = [err117];
}
else {
vErrors.push(err117);
}
errors++;
}
if(data42 < 1 || isNaN(data42)){
const err118 = {instancePath:instancePath+"/roles/planner/maxTurns",schemaPath:"#/properties/roles/properties/planner/properties/maxTurns/minimum",keyword:"minimum",params:{comparison: ">=", limit: 1},message:"must be >= 1"};
if(vErrors === null){
vErrors = [err118];
}
else {
vErrors.push(err118);
}
errors++;
}
}
}
}
else {
const err119 = {instancePath:instancePath+"/roles/planner",schemaPath:"#/properties/roles/properties/planner/type",keyword:"type",params:{type: "object"},message:"must be object"};
if(vErrors === null){
vErrors = [err119];
}
else {
vErrors.push(err119);
}
errors++;
}
}
if(data39.coder !== undefined){
let data43 = data39.coder;
if(data43 && typeof data43 == "object" && !Array.isArray(data43)){
for(const key7 in data43){
if(!((key7 === "model") || (key7 === "maxTurns"))){
const err120 = {instancePath:instancePath+"/roles/coder",schemaPath:"#/properties/roles/properties/coder/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key7},message:"must NOT have additional properties"};
if(vErrors === null){
vErrors = [err120];
}
else {
vErrors.push(err120);
}
errors++;
}
}
if(data43.model !== undefined){
let data44 = data43.model;
if(typeof data44 === "string"){
if(func2(data44) > 100){
const err121 = {instancePath:instancePath+"/roles/coder/model",schemaPath:"#/properties/roles/properties/coder/properties/model/maxLength",keyword:"maxLength",params:{limit: 100},message:"must NOT have more than 100 characters"};
if(vErrors === null){
vErrors = [err121];
}
else {
vErrors.push(err121);
}
errors++;
}
if(func2(data44) < 1){
const err122 = {instancePath:instancePath+"/roles/coder/model",schemaPath:"#/properties/roles/properties/coder/properties/model/minLength",keyword:"minLength",params:{limit: 1},message:"must NOT have fewer than 1 characters"};
if(vErrors === null){
vErrors = [err122];
}
else {
vErrors.push(err122);
}
errors++;
}
}
else {
const err123 = {instancePath:instancePath+"/roles/coder/model",schemaPath:"#/properties/roles/properties/coder/properties/model/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err123];
}
else {
vErrors.push(err123);
}
errors++;
}
}
if(data43.maxTurns !== undefined){
let data45 = data43.maxTurns;
if(!(((typeof data45 == "number") && (!(data45 % 1) && !isNaN(data45))) && (isFinite(data45)))){
const err124 = {instancePath:instancePath+"/roles/coder/maxTurns",schemaPath:"#/properties/roles/properties/coder/properties/maxTurns/type",keyword:"type",params:{type: "integer"},message:"must be integer"};
if(vErrors === null){
vErrors = [err124];
}
else {
vErrors.push(err124);
}
errors++;
}
if((typeof data45 == "number") && (isFinite(data45))){
if(data45 > 200 || isNaN(data45)){
const err125 = {instancePath:instancePath+"/roles/coder/maxTurns",schemaPath:"#/properties/roles/properties/coder/properties/maxTurns/maximum",keyword:"maximum",params:{comparison: "<=", limit: 200},message:"must be <= 200"};
if(vErrors === null){
vErrors = [err125];
}
else {
vErrors.push(err125);
}
errors++;
}
if(data45 < 1 || isNaN(data45)){
const err126 = {instancePath:instancePath+"/roles/coder/maxTurns",schemaPath:"#/properties/roles/properties/coder/properties/maxTurns/minimum",keyword:"minimum",params:{comparison: ">=", limit: 1},message:"must be >= 1"};
if(vErrors === null){
vErrors = [err126];
}
else {
vErrors.push(err126);
}
errors++;
}
}
}
}
else {
const err127 = {instancePath:instancePath+"/roles/coder",schemaPath:"#/properties/roles/properties/coder/type",keyword:"type",params:{type: "object"},message:"must be object"};
if(vErrors === null){
vErrors = [err127];
}
else {
vErrors.push(err127);
}
errors++;
}
}
if(data39.tester !== undefined){
let data46 = data39.tester;
if(data46 && typeof data46 == "object" && !Array.isArray(data46)){
for(const key8 in data46){
if(!((key8 === "model") || (key8 === "maxTurns"))){
const err128 = {instancePath:instancePath+"/roles/tester",schemaPath:"#/properties/roles/properties/tester/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key8},message:"must NOT have additional properties"};
if(vErrors === null){
vErrors = [err128];
}
else {
vErrors.push(err128);
}
errors++;
}
}
if(data46.model !== undefined){
let data47 = data46.model;
if(typeof data47 === "string"){
if(func2(data47) > 100){
const err129 = {instancePath:instancePath+"/roles/tester/model",schemaPath:"#/properties/roles/properties/tester/properties/model/maxLength",keyword:"maxLength",params:{limit: 100},message:"must NOT have more than 100 characters"};
if(vErrors === null){
vErrors = [err129];
}
else {
vErrors.push(err129);
}
errors++;
}
if(func2(data47) < 1){
const err130 = {instancePath:instancePath+"/roles/tester/model",schemaPath:"#/properties/roles/properties/tester/properties/model/minLength",keyword:"minLength",params:{limit: 1},message:"must NOT have fewer than 1 characters"};
if(vErrors === null){
vErrors = [err130];
}
else {
vErrors.push(err130);
}
errors++;
}
}
else {
const err131 = {instancePath:instancePath+"/roles/tester/model",schemaPath:"#/properties/roles/properties/tester/properties/model/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err131];
}
else {
vErrors.push(err131);
}
errors++;
}
}
if(data46.maxTurns !== undefined){
let data48 = data46.maxTurns;
if(!(((typeof data48 == "number") && (!(data48 % 1) && !isNaN(data48))) && (isFinite(data48)))){
const err132 = {instancePath:instancePath+"/roles/tester/maxTurns",schemaPath:"#/properties/roles/properties/tester/properties/maxTurns/type",keyword:"type",params:{type: "integer"},message:"must be integer"};
if(vErrors === null){
vErrors = [err132];
}
else {
vErrors.push(err132);
}
errors++;
}
if((typeof data48 == "number") && (isFinite(data48))){
if(data48 > 200 || isNaN(data48)){
const err133 = {instancePath:instancePath+"/roles/tester/maxTurns",schemaPath:"#/properties/roles/properties/tester/properties/maxTurns/maximum",keyword:"maximum",params:{comparison: "<=", limit: 200},message:"must be <= 200"};
if(vErrors === null){
vErrors = [err133];
}
else {
vErrors.push(err133);
}
errors++;
}
if(data48 < 1 || isNaN(data48)){
const err134 = {instancePath:instancePath+"/roles/tester/maxTurns",schemaPath:"#/properties/roles/properties/tester/properties/maxTurns/minimum",keyword:"minimum",params:{comparison: ">=", limit: 1},message:"must be >= 1"};
if(vErrors === null){
vErrors = [err134];
}
else {
vErrors.push(err134);
}
errors++;
}
}
}
}
else {
const err135 = {instancePath:instancePath+"/roles/tester",schemaPath:"#/properties/roles/properties/tester/type",keyword:"type",params:{type: "object"},message:"must be object"};
if(vErrors === null){
vErrors = [err135];
}
else {
vErrors.push(err135);
}
errors++;
}
}
}
else {
const err136 = {instancePath:instancePath+"/roles",schemaPath:"#/properties/roles/type",keyword:"type",params:{type: "object"},message:"must be object"};
if(vErrors === null){
vErrors = [err136];
}
else {
vErrors.push(err136);
}
errors++;
}
}
}
else {
const err137 = {instancePath,schemaPath:"#/type",keyword:"type",params:{type: "object"},message:"must be object"};
if(vErrors === null){
vErrors = [err137];
}
else {
vErrors.push(err137);
}
errors++;
}
validate19.errors = vErrors;
return errors === 0;
}

exports.projectYmlV1_1_0 = validate20;
const schema21 = {"$schema":"http://json-schema.org/draft-07/schema#","$id":"https://schemas.stellwerk.dev/project_yml.v1.1.0.json","title":"Project Yml","type":"object","properties":{"$schema":{"type":"string","const":"https://schemas.stellwerk.dev/project_yml.v1.1.0.json"},"name":{"type":"string","minLength":1,"maxLength":100},"commands":{"type":"object","properties":{"install":{"type":"string","minLength":1,"maxLength":4000},"build":{"type":"string","minLength":1,"maxLength":4000},"lint":{"type":"string","minLength":1,"maxLength":4000},"typecheck":{"type":"string","minLength":1,"maxLength":4000},"test":{"type":"string","minLength":1,"maxLength":4000},"coverage":{"type":"object","properties":{"command":{"type":"string","minLength":1,"maxLength":4000},"lcov":{"type":"string","minLength":1,"maxLength":300}},"required":["command","lcov"],"additionalProperties":false},"start":{"type":"string","minLength":1,"maxLength":4000},"healthPath":{"type":"string","pattern":"^/","maxLength":300,"default":"/"},"portVariable":{"type":"string","pattern":"^[A-Za-z_][A-Za-z0-9_]*$","maxLength":100,"default":"PORT"},"migrate":{"type":"string","minLength":1,"maxLength":4000},"testResults":{"type":"string","minLength":1,"maxLength":300},"integration":{"type":"object","properties":{"command":{"type":"string","minLength":1,"maxLength":4000},"seed":{"type":"string","minLength":1,"maxLength":4000},"mocks":{"type":"array","maxItems":20,"default":[],"items":{"type":"object","properties":{"name":{"type":"string","minLength":1,"maxLength":100},"portVariable":{"type":"string","pattern":"^[A-Za-z_][A-Za-z0-9_]*$","maxLength":100},"file":{"type":"string","minLength":1,"maxLength":300}},"required":["name","portVariable","file"],"additionalProperties":false}},"results":{"type":"string","minLength":1,"maxLength":300}},"required":["command"],"additionalProperties":false},"e2e":{"type":"object","properties":{"command":{"type":"string","minLength":1,"maxLength":4000},"seed":{"type":"string","minLength":1,"maxLength":4000},"mocks":{"type":"array","maxItems":20,"default":[],"items":{"type":"object","properties":{"name":{"type":"string","minLength":1,"maxLength":100},"portVariable":{"type":"string","pattern":"^[A-Za-z_][A-Za-z0-9_]*$","maxLength":100},"file":{"type":"string","minLength":1,"maxLength":300}},"required":["name","portVariable","file"],"additionalProperties":false}},"results":{"type":"string","minLength":1,"maxLength":300}},"required":["command"],"additionalProperties":false}},"required":["test","start"],"additionalProperties":false},"paths":{"type":"object","properties":{"allowed":{"type":"array","items":{"type":"string","minLength":1,"maxLength":300},"maxItems":200,"minItems":1,"default":["**"]},"restricted":{"type":"array","items":{"type":"string","minLength":1,"maxLength":300},"maxItems":200,"default":[]}},"additionalProperties":false},"quality":{"type":"object","properties":{"maxFiles":{"type":"integer","default":200,"minimum":1,"maximum":100000},"maxChangedLines":{"type":"integer","default":5000,"minimum":1,"maximum":10000000},"maxNewBinaryBytes":{"type":"integer","default":1000000,"minimum":0,"maximum":1000000000},"licences":{"type":"object","properties":{"allow":{"type":"array","items":{"type":"string","minLength":1,"maxLength":100},"maxItems":500},"deny":{"type":"array","items":{"type":"string","minLength":1,"maxLength":100},"maxItems":500,"default":["GPL-2.0","GPL-3.0","AGPL-3.0","SSPL-1.0"]},"unknown":{"type":"string","enum":["allow","refuse"],"default":"allow"},"known":{"type":"object","propertyNames":{"pattern":"^pkg:[a-z]+/.{1,300}$"},"additionalProperties":{"type":"string","minLength":1,"maxLength":300}},"report":{"type":"object","properties":{"command":{"type":"string","minLength":1,"maxLength":4000},"file":{"type":"string","minLength":1,"maxLength":300}},"required":["file"],"additionalProperties":false}},"additionalProperties":false},"sast":{"type":"object","properties":{"command":{"type":"string","minLength":1,"maxLength":4000},"format":{"type":"string","enum":["sarif"]},"file":{"type":"string","minLength":1,"maxLength":300}},"required":["format","file"],"additionalProperties":false},"sca":{"type":"object","properties":{"command":{"type":"string","minLength":1,"maxLength":4000},"format":{"type":"string","enum":["osv","npm-audit","cyclonedx-vex","sarif"]},"file":{"type":"string","minLength":1,"maxLength":300}},"required":["format","file"],"additionalProperties":false},"cvssMax":{"type":"number","default":6.9,"minimum":0,"maximum":10},"testWeakening":{"type":"string","enum":["refuse","ask"],"default":"refuse"},"flakyReruns":{"type":"integer","default":1,"minimum":1,"maximum":5},"infrastructureRetries":{"type":"integer","default":2,"minimum":0,"maximum":10},"stabiliseCycles":{"type":"integer","default":2,"minimum":0,"maximum":10}},"additionalProperties":false},"policy":{"type":"object","properties":{"deploymentApproval":{"type":"string","enum":["policy","person"],"default":"person"},"coverageMin":{"type":"number","default":70,"minimum":0,"exclusiveMaximum":100},"maxRounds":{"type":"integer","default":3,"minimum":1,"maximum":20},"maxCodingAttempts":{"type":"integer","default":3,"minimum":1,"maximum":20},"maxTurns":{"type":"integer","default":40,"minimum":1,"maximum":200},"runLimitUsd":{"type":"number","default":5,"exclusiveMinimum":0,"maximum":10000},"gateReminderHours":{"type":"number","exclusiveMinimum":0,"maximum":8760},"gateEscalationHours":{"type":"number","exclusiveMinimum":0,"maximum":8760},"gateDeadlineHours":{"type":"number","default":336,"exclusiveMinimum":0,"maximum":8760},"checkTimeoutSeconds":{"type":"integer","default":600,"minimum":1,"maximum":21600},"healthTimeoutSeconds":{"type":"integer","default":30,"minimum":1,"maximum":3600},"soakSeconds":{"type":"integer","default":5,"minimum":1,"maximum":86400},"soakSampleCount":{"type":"integer","default":5,"minimum":1,"maximum":1000},"latencyP95LimitMs":{"type":"number","default":500,"exclusiveMinimum":0},"errorRateLimitPercent":{"type":"number","default":1,"minimum":0,"maximum":100},"merge":{"type":"string","enum":["pr","theirs","direct_push"],"default":"pr"},"allowDirectPush":{"type":"boolean","default":false},"branchOnCancel":{"type":"string","enum":["keep","delete"],"default":"keep"},"checkpoints":{"type":"string","enum":["none","every_stage"],"default":"none"},"release":{"type":"object","properties":{"changeWindows":{"type":"array","maxItems":50,"default":[],"items":{"type":"object","properties":{"days":{"type":"array","minItems":1,"maxItems":7,"items":{"type":"string","enum":["mon","tue","wed","thu","fri","sat","sun"]}},"from":{"type":"string","pattern":"^([01][0-9]|2[0-3]):[0-5][0-9]$"},"to":{"type":"string","pattern":"^(([01][0-9]|2[0-3]):[0-5][0-9]|24:00)$"},"timeZone":{"type":"string","minLength":1,"maxLength":64}},"required":["days","from","to","timeZone"],"additionalProperties":false}},"freezes":{"type":"array","maxItems":100,"default":[],"items":{"type":"object","properties":{"from":{"type":"string","format":"date-time"},"to":{"type":"string","format":"date-time"},"reason":{"type":"string","minLength":1,"maxLength":200}},"required":["from","to","reason"],"additionalProperties":false}},"freezeAllowsHotfix":{"type":"boolean","default":false},"rollout":{"type":"array","minItems":1,"maxItems":20,"items":{"type":"object","properties":{"weightPercent":{"type":"integer","minimum":1,"maximum":100},"intervalSeconds":{"type":"integer","minimum":0,"maximum":86400},"errorRateLimitPercent":{"type":"number","minimum":0,"maximum":100}},"required":["weightPercent","intervalSeconds"],"additionalProperties":false}},"maxP95IncreasePercent":{"type":"number","default":100,"minimum":0},"p95IncreaseFloorMs":{"type":"number","default":50,"minimum":0},"maxErrorRateIncrease":{"type":"number","default":1,"minimum":0,"maximum":100},"saturationLimitPercent":{"type":"number","default":90,"exclusiveMinimum":0,"maximum":100},"minRequests":{"type":"integer","default":1,"minimum":1,"maximum":100000},"maxHolds":{"type":"integer","default":2,"minimum":0,"maximum":100},"supplyChain":{"type":"object","properties":{"signature":{"type":"string","enum":["required","auto","off"],"default":"auto"},"sbom":{"type":"string","enum":["required","auto","off"],"default":"auto"},"cvssMax":{"type":"number","default":6.9,"minimum":0,"maximum":10},"licencesDenied":{"type":"array","maxItems":200,"default":[],"items":{"type":"string","minLength":1,"maxLength":100}}},"additionalProperties":false},"platformApprovals":{"type":"string","enum":["host","left","mirrored"],"default":"host"}},"additionalProperties":false},"hotfix":{"type":"object","properties":{"gateReminderHours":{"type":"number","exclusiveMinimum":0,"maximum":8760,"default":1},"gateEscalationHours":{"type":"number","exclusiveMinimum":0,"maximum":8760,"default":4},"gateDeadlineHours":{"type":"number","exclusiveMinimum":0,"maximum":8760,"default":24}},"additionalProperties":false},"duplicates":{"type":"string","enum":["ask","note"],"default":"ask"}},"additionalProperties":false},"roles":{"type":"object","properties":{"planner":{"type":"object","properties":{"model":{"type":"string","minLength":1,"maxLength":100},"maxTurns":{"type":"integer","minimum":1,"maximum":200}},"additionalProperties":false},"coder":{"type":"object","properties":{"model":{"type":"string","minLength":1,"maxLength":100},"maxTurns":{"type":"integer","minimum":1,"maximum":200}},"additionalProperties":false},"tester":{"type":"object","properties":{"model":{"type":"string","minLength":1,"maxLength":100},"maxTurns":{"type":"integer","minimum":1,"maximum":200}},"additionalProperties":false}},"additionalProperties":false},"budget":{"type":"object","properties":{"dayUsd":{"type":"number","minimum":0,"maximum":1000000},"weekUsd":{"type":"number","minimum":0,"maximum":1000000},"monthUsd":{"type":"number","minimum":0,"maximum":1000000},"runUsd":{"type":"number","exclusiveMinimum":0,"maximum":10000},"stageUsd":{"type":"object","properties":{"plan":{"type":"number","minimum":0,"maximum":10000},"code":{"type":"number","minimum":0,"maximum":10000},"test":{"type":"number","minimum":0,"maximum":10000},"deploy":{"type":"number","minimum":0,"maximum":10000}},"additionalProperties":false},"maxRequests":{"type":"integer","default":1000,"minimum":1,"maximum":100000},"maxWallClockMinutes":{"type":"integer","default":480,"minimum":1,"maximum":100000}},"additionalProperties":false},"autonomy":{"type":"string","enum":["suggest","develop","stabilise","coordinate","release"]},"stages":{"type":"object","properties":{"plan":{"allOf":[{"$ref":"#/definitions/stage"}]},"code":{"allOf":[{"$ref":"#/definitions/stage"}]},"test":{"allOf":[{"$ref":"#/definitions/stage"}]},"deploy":{"allOf":[{"$ref":"#/definitions/stage"}]}},"additionalProperties":false},"gates":{"type":"object","properties":{"qa":{"type":"object","properties":{"roles":{"type":"array","items":{"type":"string","minLength":1,"maxLength":100},"maxItems":50,"uniqueItems":true},"groups":{"type":"array","items":{"type":"string","minLength":1,"maxLength":100},"maxItems":50,"uniqueItems":true},"quorum":{"type":"integer","minimum":1,"maximum":20},"reminderHours":{"type":"number","exclusiveMinimum":0,"maximum":8760},"escalationHours":{"type":"number","exclusiveMinimum":0,"maximum":8760},"deadlineHours":{"type":"number","exclusiveMinimum":0,"maximum":8760},"escalateTo":{"type":"object","properties":{"roles":{"type":"array","items":{"type":"string","minLength":1,"maxLength":100},"maxItems":50,"uniqueItems":true},"groups":{"type":"array","items":{"type":"string","minLength":1,"maxLength":100},"maxItems":50,"uniqueItems":true}},"additionalProperties":false},"checklist":{"type":"array","items":{"type":"string","minLength":1,"maxLength":100},"maxItems":50,"uniqueItems":true},"allowDelegation":{"type":"boolean"},"byRisk":{"type":"object","propertyNames":{"enum":["R0","R1","R2","R3"]},"additionalProperties":{"type":"object","properties":{"roles":{"type":"array","items":{"type":"string","minLength":1,"maxLength":100},"maxItems":50,"uniqueItems":true},"groups":{"type":"array","items":{"type":"string","minLength":1,"maxLength":100},"maxItems":50,"uniqueItems":true},"quorum":{"type":"integer","minimum":1,"maximum":20},"deadlineHours":{"type":"number","exclusiveMinimum":0,"maximum":8760},"checklist":{"type":"array","items":{"type":"string","minLength":1,"maxLength":100},"maxItems":50,"uniqueItems":true},"allowDelegation":{"type":"boolean"}},"additionalProperties":false}}},"additionalProperties":false},"deploy":{"type":"object","properties":{"roles":{"type":"array","items":{"type":"string","minLength":1,"maxLength":100},"maxItems":50,"uniqueItems":true},"groups":{"type":"array","items":{"type":"string","minLength":1,"maxLength":100},"maxItems":50,"uniqueItems":true},"quorum":{"type":"integer","minimum":1,"maximum":20},"reminderHours":{"type":"number","exclusiveMinimum":0,"maximum":8760},"escalationHours":{"type":"number","exclusiveMinimum":0,"maximum":8760},"deadlineHours":{"type":"number","exclusiveMinimum":0,"maximum":8760},"escalateTo":{"type":"object","properties":{"roles":{"type":"array","items":{"type":"string","minLength":1,"maxLength":100},"maxItems":50,"uniqueItems":true},"groups":{"type":"array","items":{"type":"string","minLength":1,"maxLength":100},"maxItems":50,"uniqueItems":true}},"additionalProperties":false},"checklist":{"type":"array","items":{"type":"string","minLength":1,"maxLength":100},"maxItems":50,"uniqueItems":true},"allowDelegation":{"type":"boolean"},"byRisk":{"type":"object","propertyNames":{"enum":["R0","R1","R2","R3"]},"additionalProperties":{"type":"object","properties":{"roles":{"type":"array","items":{"type":"string","minLength":1,"maxLength":100},"maxItems":50,"uniqueItems":true},"groups":{"type":"array","items":{"type":"string","minLength":1,"maxLength":100},"maxItems":50,"uniqueItems":true},"quorum":{"type":"integer","minimum":1,"maximum":20},"deadlineHours":{"type":"number","exclusiveMinimum":0,"maximum":8760},"checklist":{"type":"array","items":{"type":"string","minLength":1,"maxLength":100},"maxItems":50,"uniqueItems":true},"allowDelegation":{"type":"boolean"}},"additionalProperties":false}}},"additionalProperties":false}},"additionalProperties":false},"data":{"type":"object","properties":{"class":{"type":"string","enum":["public","internal","confidential","restricted"],"default":"internal"}},"additionalProperties":false},"risk":{"type":"object","properties":{"criticalPaths":{"type":"array","items":{"type":"string","minLength":1,"maxLength":300},"maxItems":200},"harmlessPaths":{"type":"array","items":{"type":"string","minLength":1,"maxLength":300},"maxItems":200},"smallFiles":{"type":"integer","minimum":1,"maximum":10000},"smallLines":{"type":"integer","minimum":1,"maximum":1000000},"labels":{"type":"object","propertyNames":{"enum":["R0","R1","R2","R3"]},"additionalProperties":{"type":"array","items":{"type":"string","minLength":1,"maxLength":100},"maxItems":50,"uniqueItems":true}}},"additionalProperties":false},"pullRequests":{"type":"object","properties":{"remarks":{"type":"boolean","default":true},"statuses":{"type":"boolean","default":true},"vote":{"type":"boolean","default":true},"labels":{"type":"array","maxItems":10,"default":["stellwerk"],"items":{"type":"string","minLength":1,"maxLength":50,"pattern":"^[^,]+$"}},"autoComplete":{"type":"boolean","default":false}},"additionalProperties":false},"pages":{"type":"object","properties":{"deliveries":{"type":"string","pattern":"^/[^\\\\]+$","maxLength":200}},"additionalProperties":false}},"required":["name","commands"],"additionalProperties":false,"definitions":{"stage":{"type":"object","properties":{"exitCriteria":{"type":"array","items":{"type":"object","oneOf":[{"properties":{"file":{"type":"string","minLength":1,"maxLength":300},"contains":{"type":"string","minLength":1,"maxLength":500}},"required":["file"],"additionalProperties":false},{"properties":{"document":{"type":"string","enum":["project_manifest","code_gen_spec","test_plan","artifact_bundle","qa_report","deploy_receipt"]},"field":{"type":"string","minLength":1,"maxLength":200}},"required":["document","field"],"additionalProperties":false},{"properties":{"command":{"type":"string","enum":["install","build","lint","typecheck","test","coverage"]}},"required":["command"],"additionalProperties":false},{"properties":{"gate":{"type":"string","minLength":1,"maxLength":60}},"required":["gate"],"additionalProperties":false}]},"maxItems":30},"skills":{"type":"array","items":{"type":"string","pattern":"^[a-z0-9]+(-[a-z0-9]+)*$","maxLength":60},"maxItems":10},"capabilities":{"type":"object","properties":{"planner":{"$ref":"#/definitions/capabilities"},"coder":{"$ref":"#/definitions/capabilities"},"tester":{"$ref":"#/definitions/capabilities"}},"additionalProperties":false}},"additionalProperties":false},"capabilities":{"type":"object","properties":{"read":{"type":"array","items":{"type":"string","minLength":1,"maxLength":200},"maxItems":100},"write":{"type":"array","items":{"type":"string","minLength":1,"maxLength":200},"maxItems":100}},"additionalProperties":false}}};
const pattern27 = new RegExp("^pkg:[a-z]+/.{1,300}$", "u");
const pattern28 = new RegExp("^([01][0-9]|2[0-3]):[0-5][0-9]$", "u");
const pattern29 = new RegExp("^(([01][0-9]|2[0-3]):[0-5][0-9]|24:00)$", "u");
const pattern31 = new RegExp("^[^,]+$", "u");
const pattern32 = new RegExp("^/[^\\\\]+$", "u");
const schema22 = {"type":"object","properties":{"exitCriteria":{"type":"array","items":{"type":"object","oneOf":[{"properties":{"file":{"type":"string","minLength":1,"maxLength":300},"contains":{"type":"string","minLength":1,"maxLength":500}},"required":["file"],"additionalProperties":false},{"properties":{"document":{"type":"string","enum":["project_manifest","code_gen_spec","test_plan","artifact_bundle","qa_report","deploy_receipt"]},"field":{"type":"string","minLength":1,"maxLength":200}},"required":["document","field"],"additionalProperties":false},{"properties":{"command":{"type":"string","enum":["install","build","lint","typecheck","test","coverage"]}},"required":["command"],"additionalProperties":false},{"properties":{"gate":{"type":"string","minLength":1,"maxLength":60}},"required":["gate"],"additionalProperties":false}]},"maxItems":30},"skills":{"type":"array","items":{"type":"string","pattern":"^[a-z0-9]+(-[a-z0-9]+)*$","maxLength":60},"maxItems":10},"capabilities":{"type":"object","properties":{"planner":{"$ref":"#/definitions/capabilities"},"coder":{"$ref":"#/definitions/capabilities"},"tester":{"$ref":"#/definitions/capabilities"}},"additionalProperties":false}},"additionalProperties":false};
const schema23 = {"type":"object","properties":{"read":{"type":"array","items":{"type":"string","minLength":1,"maxLength":200},"maxItems":100},"write":{"type":"array","items":{"type":"string","minLength":1,"maxLength":200},"maxItems":100}},"additionalProperties":false};
const pattern30 = new RegExp("^[a-z0-9]+(-[a-z0-9]+)*$", "u");

function validate21(data, {instancePath="", parentData, parentDataProperty, rootData=data}={}){
let vErrors = null;
let errors = 0;
if(data && typeof data == "object" && !Array.isArray(data)){
for(const key0 in data){
if(!(((key0 === "exitCriteria") || (key0 === "skills")) || (key0 === "capabilities"))){
const err0 = {instancePath,schemaPath:"#/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key0},message:"must NOT have additional properties"};
if(vErrors === null){
vErrors = [err0];
}
else {
vErrors.push(err0);
}
errors++;
}
}
if(data.exitCriteria !== undefined){
let data0 = data.exitCriteria;
if(Array.isArray(data0)){
if(data0.length > 30){
const err1 = {instancePath:instancePath+"/exitCriteria",schemaPath:"#/properties/exitCriteria/maxItems",keyword:"maxItems",params:{limit: 30},message:"must NOT have more than 30 items"};
if(vErrors === null){
vErrors = [err1];
}
else {
vErrors.push(err1);
}
errors++;
}
const len0 = data0.length;
for(let i0=0; i0<len0; i0++){
let data1 = data0[i0];
if(!(data1 && typeof data1 == "object" && !Array.isArray(data1))){
const err2 = {instancePath:instancePath+"/exitCriteria/" + i0,schemaPath:"#/properties/exitCriteria/items/type",keyword:"type",params:{type: "object"},message:"must be object"};
if(vErrors === null){
vErrors = [err2];
}
else {
vErrors.push(err2);
}
errors++;
}
const _errs6 = errors;
let valid3 = false;
let passing0 = null;
const _errs7 = errors;
if(data1 && typeof data1 == "object" && !Array.isArray(data1)){
if(data1.file === undefined){
const err3 = {instancePath:instancePath+"/exitCriteria/" + i0,schemaPath:"#/properties/exitCriteria/items/oneOf/0/required",keyword:"required",params:{missingProperty: "file"},message:"must have required property '"+"file"+"'"};
if(vErrors === null){
vErrors = [err3];
}
else {
vErrors.push(err3);
}
errors++;
}
for(const key1 in data1){
if(!((key1 === "file") || (key1 === "contains"))){
const err4 = {instancePath:instancePath+"/exitCriteria/" + i0,schemaPath:"#/properties/exitCriteria/items/oneOf/0/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key1},message:"must NOT have additional properties"};
if(vErrors === null){
vErrors = [err4];
}
else {
vErrors.push(err4);
}
errors++;
}
}
if(data1.file !== undefined){
let data2 = data1.file;
if(typeof data2 === "string"){
if(func2(data2) > 300){
const err5 = {instancePath:instancePath+"/exitCriteria/" + i0+"/file",schemaPath:"#/properties/exitCriteria/items/oneOf/0/properties/file/maxLength",keyword:"maxLength",params:{limit: 300},message:"must NOT have more than 300 characters"};
if(vErrors === null){
vErrors = [err5];
}
else {
vErrors.push(err5);
}
errors++;
}
if(func2(data2) < 1){
const err6 = {instancePath:instancePath+"/exitCriteria/" + i0+"/file",schemaPath:"#/properties/exitCriteria/items/oneOf/0/properties/file/minLength",keyword:"minLength",params:{limit: 1},message:"must NOT have fewer than 1 characters"};
if(vErrors === null){
vErrors = [err6];
}
else {
vErrors.push(err6);
}
errors++;
}
}
else {
const err7 = {instancePath:instancePath+"/exitCriteria/" + i0+"/file",schemaPath:"#/properties/exitCriteria/items/oneOf/0/properties/file/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err7];
}
else {
vErrors.push(err7);
}
errors++;
}
}
if(data1.contains !== undefined){
let data3 = data1.contains;
if(typeof data3 === "string"){
if(func2(data3) > 500){
const err8 = {instancePath:instancePath+"/exitCriteria/" + i0+"/contains",schemaPath:"#/properties/exitCriteria/items/oneOf/0/properties/contains/maxLength",keyword:"maxLength",params:{limit: 500},message:"must NOT have more than 500 characters"};
if(vErrors === null){
vErrors = [err8];
}
else {
vErrors.push(err8);
}
errors++;
}
if(func2(data3) < 1){
const err9 = {instancePath:instancePath+"/exitCriteria/" + i0+"/contains",schemaPath:"#/properties/exitCriteria/items/oneOf/0/properties/contains/minLength",keyword:"minLength",params:{limit: 1},message:"must NOT have fewer than 1 characters"};
if(vErrors === null){
vErrors = [err9];
}
else {
vErrors.push(err9);
}
errors++;
}
}
else {
const err10 = {instancePath:instancePath+"/exitCriteria/" + i0+"/contains",schemaPath:"#/properties/exitCriteria/items/oneOf/0/properties/contains/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err10];
}
else {
vErrors.push(err10);
}
errors++;
}
}
}
var _valid0 = _errs7 === errors;
if(_valid0){
valid3 = true;
passing0 = 0;
}
const _errs13 = errors;
if(data1 && typeof data1 == "object" && !Array.isArray(data1)){
if(data1.document === undefined){
const err11 = {instancePath:instancePath+"/exitCriteria/" + i0,schemaPath:"#/properties/exitCriteria/items/oneOf/1/required",keyword:"required",params:{missingProperty: "document"},message:"must have required property '"+"document"+"'"};
if(vErrors === null){
vErrors = [err11];
}
else {
vErrors.push(err11);
}
errors++;
}
if(data1.field === undefined){
const err12 = {instancePath:instancePath+"/exitCriteria/" + i0,schemaPath:"#/properties/exitCriteria/items/oneOf/1/required",keyword:"required",params:{missingProperty: "field"},message:"must have required property '"+"field"+"'"};
if(vErrors === null){
vErrors = [err12];
}
else {
vErrors.push(err12);
}
errors++;
}
for(const key2 in data1){
if(!((key2 === "document") || (key2 === "field"))){
const err13 = {instancePath:instancePath+"/exitCriteria/" + i0,schemaPath:"#/properties/exitCriteria/items/oneOf/1/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key2},message:"must NOT have additional properties"};
if(vErrors === null){
vErrors = [err13];
}
else {
vErrors.push(err13);
}
errors++;
}
}
if(data1.document !== undefined){
let data4 = data1.document;
if(typeof data4 !== "string"){
const err14 = {instancePath:instancePath+"/exitCriteria/" + i0+"/document",schemaPath:"#/properties/exitCriteria/items/oneOf/1/properties/document/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err14];
}
else {
vErrors.push(err14);
}
errors++;
}
if(!((((((data4 === "project_manifest") || (data4 === "code_gen_spec")) || (data4 === "test_plan")) || (data4 === "artifact_bundle")) || (data4 === "qa_report")) || (data4 === "deploy_receipt"))){
const err15 = {instancePath:instancePath+"/exitCriteria/" + i0+"/document",schemaPath:"#/properties/exitCriteria/items/oneOf/1/properties/document/enum",keyword:"enum",params:{allowedValues: schema22.properties.exitCriteria.items.oneOf[1].properties.document.enum},message:"must be equal to one of the allowed values"};
if(vErrors === null){
vErrors = [err15];
}
else {
vErrors.push(err15);
}
errors++;
}
}
if(data1.field !== undefined){
let data5 = data1.field;
if(typeof data5 === "string"){
if(func2(data5) > 200){
const err16 = {instancePath:instancePath+"/exitCriteria/" + i0+"/field",schemaPath:"#/properties/exitCriteria/items/oneOf/1/properties/field/maxLength",keyword:"maxLength",params:{limit: 200},message:"must NOT have more than 200 characters"};
if(vErrors === null){
vErrors = [err16];
}
else {
vErrors.push(err16);
}
errors++;
}
if(func2(data5) < 1){
const err17 = {instancePath:instancePath+"/exitCriteria/" + i0+"/field",schemaPath:"#/properties/exitCriteria/items/oneOf/1/properties/field/minLength",keyword:"minLength",params:{limit: 1},message:"must NOT have fewer than 1 characters"};
if(vErrors === null){
vErrors = [err17];
}
else {
vErrors.push(err17);
}
errors++;
}
}
else {
const err18 = {instancePath:instancePath+"/exitCriteria/" + i0+"/field",schemaPath:"#/properties/exitCriteria/items/oneOf/1/properties/field/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err18];
}
else {
vErrors.push(err18);
}
errors++;
}
}
}
var _valid0 = _errs13 === errors;
if(_valid0 && valid3){
valid3 = false;
passing0 = [passing0, 1];
}
else {
if(_valid0){
valid3 = true;
passing0 = 1;
}
const _errs19 = errors;
if(data1 && typeof data1 == "object" && !Array.isArray(data1)){
if(data1.command === undefined){
const err19 = {instancePath:instancePath+"/exitCriteria/" + i0,schemaPath:"#/properties/exitCriteria/items/oneOf/2/required",keyword:"required",params:{missingProperty: "command"},message:"must have required property '"+"command"+"'"};
if(vErrors === null){
vErrors = [err19];
}
else {
vErrors.push(err19);
}
errors++;
}
for(const key3 in data1){
if(!(key3 === "command")){
const err20 = {instancePath:instancePath+"/exitCriteria/" + i0,schemaPath:"#/properties/exitCriteria/items/oneOf/2/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key3},message:"must NOT have additional properties"};
if(vErrors === null){
vErrors = [err20];
}
else {
vErrors.push(err20);
}
errors++;
}
}
if(data1.command !== undefined){
let data6 = data1.command;
if(typeof data6 !== "string"){
const err21 = {instancePath:instancePath+"/exitCriteria/" + i0+"/command",schemaPath:"#/properties/exitCriteria/items/oneOf/2/properties/command/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err21];
}
else {
vErrors.push(err21);
}
errors++;
}
if(!((((((data6 === "install") || (data6 === "build")) || (data6 === "lint")) || (data6 === "typecheck")) || (data6 === "test")) || (data6 === "coverage"))){
const err22 = {instancePath:instancePath+"/exitCriteria/" + i0+"/command",schemaPath:"#/properties/exitCriteria/items/oneOf/2/properties/command/enum",keyword:"enum",params:{allowedValues: schema22.properties.exitCriteria.items.oneOf[2].properties.command.enum},message:"must be equal to one of the allowed values"};
if(vErrors === null){
vErrors = [err22];
}
else {
vErrors.push(err22);
}
errors++;
}
}
}
var _valid0 = _errs19 === errors;
if(_valid0 && valid3){
valid3 = false;
passing0 = [passing0, 2];
}
else {
if(_valid0){
valid3 = true;
passing0 = 2;
}
const _errs23 = errors;
if(data1 && typeof data1 == "object" && !Array.isArray(data1)){
if(data1.gate === undefined){
const err23 = {instancePath:instancePath+"/exitCriteria/" + i0,schemaPath:"#/properties/exitCriteria/items/oneOf/3/required",keyword:"required",params:{missingProperty: "gate"},message:"must have required property '"+"gate"+"'"};
if(vErrors === null){
vErrors = [err23];
}
else {
vErrors.push(err23);
}
errors++;
}
for(const key4 in data1){
if(!(key4 === "gate")){
const err24 = {instancePath:instancePath+"/exitCriteria/" + i0,schemaPath:"#/properties/exitCriteria/items/oneOf/3/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key4},message:"must NOT have additional properties"};
if(vErrors === null){
vErrors = [err24];
}
else {
vErrors.push(err24);
}
errors++;
}
}
if(data1.gate !== undefined){
let data7 = data1.gate;
if(typeof data7 === "string"){
if(func2(data7) > 60){
const err25 = {instancePath:instancePath+"/exitCriteria/" + i0+"/gate",schemaPath:"#/properties/exitCriteria/items/oneOf/3/properties/gate/maxLength",keyword:"maxLength",params:{limit: 60},message:"must NOT have more than 60 characters"};
if(vErrors === null){
vErrors = [err25];
}
else {
vErrors.push(err25);
}
errors++;
}
if(func2(data7) < 1){
const err26 = {instancePath:instancePath+"/exitCriteria/" + i0+"/gate",schemaPath:"#/properties/exitCriteria/items/oneOf/3/properties/gate/minLength",keyword:"minLength",params:{limit: 1},message:"must NOT have fewer than 1 characters"};
if(vErrors === null){
vErrors = [err26];
}
else {
vErrors.push(err26);
}
errors++;
}
}
else {
const err27 = {instancePath:instancePath+"/exitCriteria/" + i0+"/gate",schemaPath:"#/properties/exitCriteria/items/oneOf/3/properties/gate/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err27];
}
else {
vErrors.push(err27);
}
errors++;
}
}
}
var _valid0 = _errs23 === errors;
if(_valid0 && valid3){
valid3 = false;
passing0 = [passing0, 3];
}
else {
if(_valid0){
valid3 = true;
passing0 = 3;
}
}
}
}
if(!valid3){
const err28 = {instancePath:instancePath+"/exitCriteria/" + i0,schemaPath:"#/properties/exitCriteria/items/oneOf",keyword:"oneOf",params:{passingSchemas: passing0},message:"must match exactly one schema in oneOf"};
if(vErrors === null){
vErrors = [err28];
}
else {
vErrors.push(err28);
}
errors++;
}
else {
errors = _errs6;
if(vErrors !== null){
if(_errs6){
vErrors.length = _errs6;
}
else {
vErrors = null;
}
}
}
}
}
else {
const err29 = {instancePath:instancePath+"/exitCriteria",schemaPath:"#/properties/exitCriteria/type",keyword:"type",params:{type: "array"},message:"must be array"};
if(vErrors === null){
vErrors = [err29];
}
else {
vErrors.push(err29);
}
errors++;
}
}
if(data.skills !== undefined){
let data8 = data.skills;
if(Array.isArray(data8)){
if(data8.length > 10){
const err30 = {instancePath:instancePath+"/skills",schemaPath:"#/properties/skills/maxItems",keyword:"maxItems",params:{limit: 10},message:"must NOT have more than 10 items"};
if(vErrors === null){
vErrors = [err30];
}
else {
vErrors.push(err30);
}
errors++;
}
const len1 = data8.length;
for(let i1=0; i1<len1; i1++){
let data9 = data8[i1];
if(typeof data9 === "string"){
if(func2(data9) > 60){
const err31 = {instancePath:instancePath+"/skills/" + i1,schemaPath:"#/properties/skills/items/maxLength",keyword:"maxLength",params:{limit: 60},message:"must NOT have more than 60 characters"};
if(vErrors === null){
vErrors = [err31];
}
else {
vErrors.push(err31);
}
errors++;
}
if(!pattern30.test(data9)){
const err32 = {instancePath:instancePath+"/skills/" + i1,schemaPath:"#/properties/skills/items/pattern",keyword:"pattern",params:{pattern: "^[a-z0-9]+(-[a-z0-9]+)*$"},message:"must match pattern \""+"^[a-z0-9]+(-[a-z0-9]+)*$"+"\""};
if(vErrors === null){
vErrors = [err32];
}
else {
vErrors.push(err32);
}
errors++;
}
}
else {
const err33 = {instancePath:instancePath+"/skills/" + i1,schemaPath:"#/properties/skills/items/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err33];
}
else {
vErrors.push(err33);
}
errors++;
}
}
}
else {
const err34 = {instancePath:instancePath+"/skills",schemaPath:"#/properties/skills/type",keyword:"type",params:{type: "array"},message:"must be array"};
if(vErrors === null){
vErrors = [err34];
}
else {
vErrors.push(err34);
}
errors++;
}
}
if(data.capabilities !== undefined){
let data10 = data.capabilities;
if(data10 && typeof data10 == "object" && !Array.isArray(data10)){
for(const key5 in data10){
if(!(((key5 === "planner") || (key5 === "coder")) || (key5 === "tester"))){
const err35 = {instancePath:instancePath+"/capabilities",schemaPath:"#/properties/capabilities/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key5},message:"must NOT have additional properties"};
if(vErrors === null){
vErrors = [err35];
}
else {
vErrors.push(err35);
}
errors++;
}
}
if(data10.planner !== undefined){
let data11 = data10.planner;
if(data11 && typeof data11 == "object" && !Array.isArray(data11)){
for(const key6 in data11){
if(!((key6 === "read") || (key6 === "write"))){
const err36 = {instancePath:instancePath+"/capabilities/planner",schemaPath:"#/definitions/capabilities/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key6},message:"must NOT have additional properties"};
if(vErrors === null){
vErrors = [err36];
}
else {
vErrors.push(err36);
}
errors++;
}
}
if(data11.read !== undefined){
let data12 = data11.read;
if(Array.isArray(data12)){
if(data12.length > 100){
const err37 = {instancePath:instancePath+"/capabilities/planner/read",schemaPath:"#/definitions/capabilities/properties/read/maxItems",keyword:"maxItems",params:{limit: 100},message:"must NOT have more than 100 items"};
if(vErrors === null){
vErrors = [err37];
}
else {
vErrors.push(err37);
}
errors++;
}
const len2 = data12.length;
for(let i2=0; i2<len2; i2++){
let data13 = data12[i2];
if(typeof data13 === "string"){
if(func2(data13) > 200){
const err38 = {instancePath:instancePath+"/capabilities/planner/read/" + i2,schemaPath:"#/definitions/capabilities/properties/read/items/maxLength",keyword:"maxLength",params:{limit: 200},message:"must NOT have more than 200 characters"};
if(vErrors === null){
vErrors = [err38];
}
else {
vErrors.push(err38);
}
errors++;
}
if(func2(data13) < 1){
const err39 = {instancePath:instancePath+"/capabilities/planner/read/" + i2,schemaPath:"#/definitions/capabilities/properties/read/items/minLength",keyword:"minLength",params:{limit: 1},message:"must NOT have fewer than 1 characters"};
if(vErrors === null){
vErrors = [err39];
}
else {
vErrors.push(err39);
}
errors++;
}
}
else {
const err40 = {instancePath:instancePath+"/capabilities/planner/read/" + i2,schemaPath:"#/definitions/capabilities/properties/read/items/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err40];
}
else {
vErrors.push(err40);
}
errors++;
}
}
}
else {
const err41 = {instancePath:instancePath+"/capabilities/planner/read",schemaPath:"#/definitions/capabilities/properties/read/type",keyword:"type",params:{type: "array"},message:"must be array"};
if(vErrors === null){
vErrors = [err41];
}
else {
vErrors.push(err41);
}
errors++;
}
}
if(data11.write !== undefined){
let data14 = data11.write;
if(Array.isArray(data14)){
if(data14.length > 100){
const err42 = {instancePath:instancePath+"/capabilities/planner/write",schemaPath:"#/definitions/capabilities/properties/write/maxItems",keyword:"maxItems",params:{limit: 100},message:"must NOT have more than 100 items"};
if(vErrors === null){
vErrors = [err42];
}
else {
vErrors.push(err42);
}
errors++;
}
const len3 = data14.length;
for(let i3=0; i3<len3; i3++){
let data15 = data14[i3];
if(typeof data15 === "string"){
if(func2(data15) > 200){
const err43 = {instancePath:instancePath+"/capabilities/planner/write/" + i3,schemaPath:"#/definitions/capabilities/properties/write/items/maxLength",keyword:"maxLength",params:{limit: 200},message:"must NOT have more than 200 characters"};
if(vErrors === null){
vErrors = [err43];
}
else {
vErrors.push(err43);
}
errors++;
}
if(func2(data15) < 1){
const err44 = {instancePath:instancePath+"/capabilities/planner/write/" + i3,schemaPath:"#/definitions/capabilities/properties/write/items/minLength",keyword:"minLength",params:{limit: 1},message:"must NOT have fewer than 1 characters"};
if(vErrors === null){
vErrors = [err44];
}
else {
vErrors.push(err44);
}
errors++;
}
}
else {
const err45 = {instancePath:instancePath+"/capabilities/planner/write/" + i3,schemaPath:"#/definitions/capabilities/properties/write/items/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err45];
}
else {
vErrors.push(err45);
}
errors++;
}
}
}
else {
const err46 = {instancePath:instancePath+"/capabilities/planner/write",schemaPath:"#/definitions/capabilities/properties/write/type",keyword:"type",params:{type: "array"},message:"must be array"};
if(vErrors === null){
vErrors = [err46];
}
else {
vErrors.push(err46);
}
errors++;
}
}
}
else {
const err47 = {instancePath:instancePath+"/capabilities/planner",schemaPath:"#/definitions/capabilities/type",keyword:"type",params:{type: "object"},message:"must be object"};
if(vErrors === null){
vErrors = [err47];
}
else {
vErrors.push(err47);
}
errors++;
}
}
if(data10.coder !== undefined){
let data16 = data10.coder;
if(data16 && typeof data16 == "object" && !Array.isArray(data16)){
for(const key7 in data16){
if(!((key7 === "read") || (key7 === "write"))){
const err48 = {instancePath:instancePath+"/capabilities/coder",schemaPath:"#/definitions/capabilities/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key7},message:"must NOT have additional properties"};
if(vErrors === null){
vErrors = [err48];
}
else {
vErrors.push(err48);
}
errors++;
}
}
if(data16.read !== undefined){
let data17 = data16.read;
if(Array.isArray(data17)){
if(data17.length > 100){
const err49 = {instancePath:instancePath+"/capabilities/coder/read",schemaPath:"#/definitions/capabilities/properties/read/maxItems",keyword:"maxItems",params:{limit: 100},message:"must NOT have more than 100 items"};
if(vErrors === null){
vErrors = [err49];
}
else {
vErrors.push(err49);
}
errors++;
}
const len4 = data17.length;
for(let i4=0; i4<len4; i4++){
let data18 = data17[i4];
if(typeof data18 === "string"){
if(func2(data18) > 200){
const err50 = {instancePath:instancePath+"/capabilities/coder/read/" + i4,schemaPath:"#/definitions/capabilities/properties/read/items/maxLength",keyword:"maxLength",params:{limit: 200},message:"must NOT have more than 200 characters"};
if(vErrors === null){
vErrors = [err50];
}
else {
vErrors.push(err50);
}
errors++;
}
if(func2(data18) < 1){
const err51 = {instancePath:instancePath+"/capabilities/coder/read/" + i4,schemaPath:"#/definitions/capabilities/properties/read/items/minLength",keyword:"minLength",params:{limit: 1},message:"must NOT have fewer than 1 characters"};
if(vErrors === null){
vErrors = [err51];
}
else {
vErrors.push(err51);
}
errors++;
}
}
else {
const err52 = {instancePath:instancePath+"/capabilities/coder/read/" + i4,schemaPath:"#/definitions/capabilities/properties/read/items/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err52];
}
else {
vErrors.push(err52);
}
errors++;
}
}
}
else {
const err53 = {instancePath:instancePath+"/capabilities/coder/read",schemaPath:"#/definitions/capabilities/properties/read/type",keyword:"type",params:{type: "array"},message:"must be array"};
if(vErrors === null){
vErrors = [err53];
}
else {
vErrors.push(err53);
}
errors++;
}
}
if(data16.write !== undefined){
let data19 = data16.write;
if(Array.isArray(data19)){
if(data19.length > 100){
const err54 = {instancePath:instancePath+"/capabilities/coder/write",schemaPath:"#/definitions/capabilities/properties/write/maxItems",keyword:"maxItems",params:{limit: 100},message:"must NOT have more than 100 items"};
if(vErrors === null){
vErrors = [err54];
}
else {
vErrors.push(err54);
}
errors++;
}
const len5 = data19.length;
for(let i5=0; i5<len5; i5++){
let data20 = data19[i5];
if(typeof data20 === "string"){
if(func2(data20) > 200){
const err55 = {instancePath:instancePath+"/capabilities/coder/write/" + i5,schemaPath:"#/definitions/capabilities/properties/write/items/maxLength",keyword:"maxLength",params:{limit: 200},message:"must NOT have more than 200 characters"};
if(vErrors === null){
vErrors = [err55];
}
else {
vErrors.push(err55);
}
errors++;
}
if(func2(data20) < 1){
const err56 = {instancePath:instancePath+"/capabilities/coder/write/" + i5,schemaPath:"#/definitions/capabilities/properties/write/items/minLength",keyword:"minLength",params:{limit: 1},message:"must NOT have fewer than 1 characters"};
if(vErrors === null){
vErrors = [err56];
}
else {
vErrors.push(err56);
}
errors++;
}
}
else {
const err57 = {instancePath:instancePath+"/capabilities/coder/write/" + i5,schemaPath:"#/definitions/capabilities/properties/write/items/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err57];
}
else {
vErrors.push(err57);
}
errors++;
}
}
}
else {
const err58 = {instancePath:instancePath+"/capabilities/coder/write",schemaPath:"#/definitions/capabilities/properties/write/type",keyword:"type",params:{type: "array"},message:"must be array"};
if(vErrors === null){
vErrors = [err58];
}
else {
vErrors.push(err58);
}
errors++;
}
}
}
else {
const err59 = {instancePath:instancePath+"/capabilities/coder",schemaPath:"#/definitions/capabilities/type",keyword:"type",params:{type: "object"},message:"must be object"};
if(vErrors === null){
vErrors = [err59];
}
else {
vErrors.push(err59);
}
errors++;
}
}
if(data10.tester !== undefined){
let data21 = data10.tester;
if(data21 && typeof data21 == "object" && !Array.isArray(data21)){
for(const key8 in data21){
if(!((key8 === "read") || (key8 === "write"))){
const err60 = {instancePath:instancePath+"/capabilities/tester",schemaPath:"#/definitions/capabilities/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key8},message:"must NOT have additional properties"};
if(vErrors === null){
vErrors = [err60];
}
else {
vErrors.push(err60);
}
errors++;
}
}
if(data21.read !== undefined){
let data22 = data21.read;
if(Array.isArray(data22)){
if(data22.length > 100){
const err61 = {instancePath:instancePath+"/capabilities/tester/read",schemaPath:"#/definitions/capabilities/properties/read/maxItems",keyword:"maxItems",params:{limit: 100},message:"must NOT have more than 100 items"};
if(vErrors === null){
vErrors = [err61];
}
else {
vErrors.push(err61);
}
errors++;
}
const len6 = data22.length;
for(let i6=0; i6<len6; i6++){
let data23 = data22[i6];
if(typeof data23 === "string"){
if(func2(data23) > 200){
const err62 = {instancePath:instancePath+"/capabilities/tester/read/" + i6,schemaPath:"#/definitions/capabilities/properties/read/items/maxLength",keyword:"maxLength",params:{limit: 200},message:"must NOT have more than 200 characters"};
if(vErrors === null){
vErrors = [err62];
}
else {
vErrors.push(err62);
}
errors++;
}
if(func2(data23) < 1){
const err63 = {instancePath:instancePath+"/capabilities/tester/read/" + i6,schemaPath:"#/definitions/capabilities/properties/read/items/minLength",keyword:"minLength",params:{limit: 1},message:"must NOT have fewer than 1 characters"};
if(vErrors === null){
vErrors = [err63];
}
else {
vErrors.push(err63);
}
errors++;
}
}
else {
const err64 = {instancePath:instancePath+"/capabilities/tester/read/" + i6,schemaPath:"#/definitions/capabilities/properties/read/items/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err64];
}
else {
vErrors.push(err64);
}
errors++;
}
}
}
else {
const err65 = {instancePath:instancePath+"/capabilities/tester/read",schemaPath:"#/definitions/capabilities/properties/read/type",keyword:"type",params:{type: "array"},message:"must be array"};
if(vErrors === null){
vErrors = [err65];
}
else {
vErrors.push(err65);
}
errors++;
}
}
if(data21.write !== undefined){
let data24 = data21.write;
if(Array.isArray(data24)){
if(data24.length > 100){
const err66 = {instancePath:instancePath+"/capabilities/tester/write",schemaPath:"#/definitions/capabilities/properties/write/maxItems",keyword:"maxItems",params:{limit: 100},message:"must NOT have more than 100 items"};
if(vErrors === null){
vErrors = [err66];
}
else {
vErrors.push(err66);
}
errors++;
}
const len7 = data24.length;
for(let i7=0; i7<len7; i7++){
let data25 = data24[i7];
if(typeof data25 === "string"){
if(func2(data25) > 200){
const err67 = {instancePath:instancePath+"/capabilities/tester/write/" + i7,schemaPath:"#/definitions/capabilities/properties/write/items/maxLength",keyword:"maxLength",params:{limit: 200},message:"must NOT have more than 200 characters"};
if(vErrors === null){
vErrors = [err67];
}
else {
vErrors.push(err67);
}
errors++;
}
if(func2(data25) < 1){
const err68 = {instancePath:instancePath+"/capabilities/tester/write/" + i7,schemaPath:"#/definitions/capabilities/properties/write/items/minLength",keyword:"minLength",params:{limit: 1},message:"must NOT have fewer than 1 characters"};
if(vErrors === null){
vErrors = [err68];
}
else {
vErrors.push(err68);
}
errors++;
}
}
else {
const err69 = {instancePath:instancePath+"/capabilities/tester/write/" + i7,schemaPath:"#/definitions/capabilities/properties/write/items/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err69];
}
else {
vErrors.push(err69);
}
errors++;
}
}
}
else {
const err70 = {instancePath:instancePath+"/capabilities/tester/write",schemaPath:"#/definitions/capabilities/properties/write/type",keyword:"type",params:{type: "array"},message:"must be array"};
if(vErrors === null){
vErrors = [err70];
}
else {
vErrors.push(err70);
}
errors++;
}
}
}
else {
const err71 = {instancePath:instancePath+"/capabilities/tester",schemaPath:"#/definitions/capabilities/type",keyword:"type",params:{type: "object"},message:"must be object"};
if(vErrors === null){
vErrors = [err71];
}
else {
vErrors.push(err71);
}
errors++;
}
}
}
else {
const err72 = {instancePath:instancePath+"/capabilities",schemaPath:"#/properties/capabilities/type",keyword:"type",params:{type: "object"},message:"must be object"};
if(vErrors === null){
vErrors = [err72];
}
else {
vErrors.push(err72);
}
errors++;
}
}
}
else {
const err73 = {instancePath,schemaPath:"#/type",keyword:"type",params:{type: "object"},message:"must be object"};
if(vErrors === null){
vErrors = [err73];
}
else {
vErrors.push(err73);
}
errors++;
}
validate21.errors = vErrors;
return errors === 0;
}


function validate20(data, {instancePath="", parentData, parentDataProperty, rootData=data}={}){
/*# sourceURL="https://schemas.stellwerk.dev/project_yml.v1.1.0.json" */;
let vErrors = null;
let errors = 0;
if(data && typeof data == "object" && !Array.isArray(data)){
if(data.name === undefined){
const err0 = {instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: "name"},message:"must have required property '"+"name"+"'"};
if(vErrors === null){
vErrors = [err0];
}
else {
vErrors.push(err0);
}
errors++;
}
if(data.commands === undefined){
const err1 = {instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: "commands"},message:"must have required property '"+"commands"+"'"};
if(vErrors === null){
vErrors = [err1];
}
else {
vErrors.push(err1);
}
errors++;
}
for(const key0 in data){
if(!(func61.call(schema21.properties, key0))){
const err2 = {instancePath,schemaPath:"#/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key0},message:"must NOT have additional properties"};
if(vErrors === null){
vErrors = [err2];
}
else {
vErrors.push(err2);
}
errors++;
}
}
if(data.$schema !== undefined){
let data0 = data.$schema;
if(typeof data0 !== "string"){
const err3 = {instancePath:instancePath+"/$schema",schemaPath:"#/properties/%24schema/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err3];
}
else {
vErrors.push(err3);
}
errors++;
}
if("https://schemas.stellwerk.dev/project_yml.v1.1.0.json" !== data0){
const err4 = {instancePath:instancePath+"/$schema",schemaPath:"#/properties/%24schema/const",keyword:"const",params:{allowedValue: "https://schemas.stellwerk.dev/project_yml.v1.1.0.json"},message:"must be equal to constant"};
if(vErrors === null){
vErrors = [err4];
}
else {
vErrors.push(err4);
}
errors++;
}
}
if(data.name !== undefined){
let data1 = data.name;
if(typeof data1 === "string"){
if(func2(data1) > 100){
const err5 = {instancePath:instancePath+"/name",schemaPath:"#/properties/name/maxLength",keyword:"maxLength",params:{limit: 100},message:"must NOT have more than 100 characters"};
if(vErrors === null){
vErrors = [err5];
}
else {
vErrors.push(err5);
}
errors++;
}
if(func2(data1) < 1){
const err6 = {instancePath:instancePath+"/name",schemaPath:"#/properties/name/minLength",keyword:"minLength",params:{limit: 1},message:"must NOT have fewer than 1 characters"};
if(vErrors === null){
vErrors = [err6];
}
else {
vErrors.push(err6);
}
errors++;
}
}
else {
const err7 = {instancePath:instancePath+"/name",schemaPath:"#/properties/name/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err7];
}
else {
vErrors.push(err7);
}
errors++;
}
}
if(data.commands !== undefined){
let data2 = data.commands;
if(data2 && typeof data2 == "object" && !Array.isArray(data2)){
if(data2.test === undefined){
const err8 = {instancePath:instancePath+"/commands",schemaPath:"#/properties/commands/required",keyword:"required",params:{missingProperty: "test"},message:"must have required property '"+"test"+"'"};
if(vErrors === null){
vErrors = [err8];
}
else {
vErrors.push(err8);
}
errors++;
}
if(data2.start === undefined){
const err9 = {instancePath:instancePath+"/commands",schemaPath:"#/properties/commands/required",keyword:"required",params:{missingProperty: "start"},message:"must have required property '"+"start"+"'"};
if(vErrors === null){
vErrors = [err9];
}
else {
vErrors.push(err9);
}
errors++;
}
for(const key1 in data2){
if(!(func61.call(schema21.properties.commands.properties, key1))){
const err10 = {instancePath:instancePath+"/commands",schemaPath:"#/properties/commands/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key1},message:"must NOT have additional properties"};
if(vErrors === null){
vErrors = [err10];
}
else {
vErrors.push(err10);
}
errors++;
}
}
if(data2.install !== undefined){
let data3 = data2.install;
if(typeof data3 === "string"){
if(func2(data3) > 4000){
const err11 = {instancePath:instancePath+"/commands/install",schemaPath:"#/properties/commands/properties/install/maxLength",keyword:"maxLength",params:{limit: 4000},message:"must NOT have more than 4000 characters"};
if(vErrors === null){
vErrors = [err11];
}
else {
vErrors.push(err11);
}
errors++;
}
if(func2(data3) < 1){
const err12 = {instancePath:instancePath+"/commands/install",schemaPath:"#/properties/commands/properties/install/minLength",keyword:"minLength",params:{limit: 1},message:"must NOT have fewer than 1 characters"};
if(vErrors === null){
vErrors = [err12];
}
else {
vErrors.push(err12);
}
errors++;
}
}
else {
const err13 = {instancePath:instancePath+"/commands/install",schemaPath:"#/properties/commands/properties/install/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err13];
}
else {
vErrors.push(err13);
}
errors++;
}
}
if(data2.build !== undefined){
let data4 = data2.build;
if(typeof data4 === "string"){
if(func2(data4) > 4000){
const err14 = {instancePath:instancePath+"/commands/build",schemaPath:"#/properties/commands/properties/build/maxLength",keyword:"maxLength",params:{limit: 4000},message:"must NOT have more than 4000 characters"};
if(vErrors === null){
vErrors = [err14];
}
else {
vErrors.push(err14);
}
errors++;
}
if(func2(data4) < 1){
const err15 = {instancePath:instancePath+"/commands/build",schemaPath:"#/properties/commands/properties/build/minLength",keyword:"minLength",params:{limit: 1},message:"must NOT have fewer than 1 characters"};
if(vErrors === null){
vErrors = [err15];
}
else {
vErrors.push(err15);
}
errors++;
}
}
else {
const err16 = {instancePath:instancePath+"/commands/build",schemaPath:"#/properties/commands/properties/build/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err16];
}
else {
vErrors.push(err16);
}
errors++;
}
}
if(data2.lint !== undefined){
let data5 = data2.lint;
if(typeof data5 === "string"){
if(func2(data5) > 4000){
const err17 = {instancePath:instancePath+"/commands/lint",schemaPath:"#/properties/commands/properties/lint/maxLength",keyword:"maxLength",params:{limit: 4000},message:"must NOT have more than 4000 characters"};
if(vErrors === null){
vErrors = [err17];
}
else {
vErrors.push(err17);
}
errors++;
}
if(func2(data5) < 1){
const err18 = {instancePath:instancePath+"/commands/lint",schemaPath:"#/properties/commands/properties/lint/minLength",keyword:"minLength",params:{limit: 1},message:"must NOT have fewer than 1 characters"};
if(vErrors === null){
vErrors = [err18];
}
else {
vErrors.push(err18);
}
errors++;
}
}
else {
const err19 = {instancePath:instancePath+"/commands/lint",schemaPath:"#/properties/commands/properties/lint/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err19];
}
else {
vErrors.push(err19);
}
errors++;
}
}
if(data2.typecheck !== undefined){
let data6 = data2.typecheck;
if(typeof data6 === "string"){
if(func2(data6) > 4000){
const err20 = {instancePath:instancePath+"/commands/typecheck",schemaPath:"#/properties/commands/properties/typecheck/maxLength",keyword:"maxLength",params:{limit: 4000},message:"must NOT have more than 4000 characters"};
if(vErrors === null){
vErrors = [err20];
}
else {
vErrors.push(err20);
}
errors++;
}
if(func2(data6) < 1){
const err21 = {instancePath:instancePath+"/commands/typecheck",schemaPath:"#/properties/commands/properties/typecheck/minLength",keyword:"minLength",params:{limit: 1},message:"must NOT have fewer than 1 characters"};
if(vErrors === null){
vErrors = [err21];
}
else {
vErrors.push(err21);
}
errors++;
}
}
else {
const err22 = {instancePath:instancePath+"/commands/typecheck",schemaPath:"#/properties/commands/properties/typecheck/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err22];
}
else {
vErrors.push(err22);
}
errors++;
}
}
if(data2.test !== undefined){
let data7 = data2.test;
if(typeof data7 === "string"){
if(func2(data7) > 4000){
const err23 = {instancePath:instancePath+"/commands/test",schemaPath:"#/properties/commands/properties/test/maxLength",keyword:"maxLength",params:{limit: 4000},message:"must NOT have more than 4000 characters"};
if(vErrors === null){
vErrors = [err23];
}
else {
vErrors.push(err23);
}
errors++;
}
if(func2(data7) < 1){
const err24 = {instancePath:instancePath+"/commands/test",schemaPath:"#/properties/commands/properties/test/minLength",keyword:"minLength",params:{limit: 1},message:"must NOT have fewer than 1 characters"};
if(vErrors === null){
vErrors = [err24];
}
else {
vErrors.push(err24);
}
errors++;
}
}
else {
const err25 = {instancePath:instancePath+"/commands/test",schemaPath:"#/properties/commands/properties/test/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err25];
}
else {
vErrors.push(err25);
}
errors++;
}
}
if(data2.coverage !== undefined){
let data8 = data2.coverage;
if(data8 && typeof data8 == "object" && !Array.isArray(data8)){
if(data8.command === undefined){
const err26 = {instancePath:instancePath+"/commands/coverage",schemaPath:"#/properties/commands/properties/coverage/required",keyword:"required",params:{missingProperty: "command"},message:"must have required property '"+"command"+"'"};
if(vErrors === null){
vErrors = [err26];
}
else {
vErrors.push(err26);
}
errors++;
}
if(data8.lcov === undefined){
const err27 = {instancePath:instancePath+"/commands/coverage",schemaPath:"#/properties/commands/properties/coverage/required",keyword:"required",params:{missingProperty: "lcov"},message:"must have required property '"+"lcov"+"'"};
if(vErrors === null){
vErrors = [err27];
}
else {
vErrors.push(err27);
}
errors++;
}
for(const key2 in data8){
if(!((key2 === "command") || (key2 === "lcov"))){
const err28 = {instancePath:instancePath+"/commands/coverage",schemaPath:"#/properties/commands/properties/coverage/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key2},message:"must NOT have additional properties"};
if(vErrors === null){
vErrors = [err28];
}
else {
vErrors.push(err28);
}
errors++;
}
}
if(data8.command !== undefined){
let data9 = data8.command;
if(typeof data9 === "string"){
if(func2(data9) > 4000){
const err29 = {instancePath:instancePath+"/commands/coverage/command",schemaPath:"#/properties/commands/properties/coverage/properties/command/maxLength",keyword:"maxLength",params:{limit: 4000},message:"must NOT have more than 4000 characters"};
if(vErrors === null){
vErrors = [err29];
}
else {
vErrors.push(err29);
}
errors++;
}
if(func2(data9) < 1){
const err30 = {instancePath:instancePath+"/commands/coverage/command",schemaPath:"#/properties/commands/properties/coverage/properties/command/minLength",keyword:"minLength",params:{limit: 1},message:"must NOT have fewer than 1 characters"};
if(vErrors === null){
vErrors = [err30];
}
else {
vErrors.push(err30);
}
errors++;
}
}
else {
const err31 = {instancePath:instancePath+"/commands/coverage/command",schemaPath:"#/properties/commands/properties/coverage/properties/command/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err31];
}
else {
vErrors.push(err31);
}
errors++;
}
}
if(data8.lcov !== undefined){
let data10 = data8.lcov;
if(typeof data10 === "string"){
if(func2(data10) > 300){
const err32 = {instancePath:instancePath+"/commands/coverage/lcov",schemaPath:"#/properties/commands/properties/coverage/properties/lcov/maxLength",keyword:"maxLength",params:{limit: 300},message:"must NOT have more than 300 characters"};
if(vErrors === null){
vErrors = [err32];
}
else {
vErrors.push(err32);
}
errors++;
}
if(func2(data10) < 1){
const err33 = {instancePath:instancePath+"/commands/coverage/lcov",schemaPath:"#/properties/commands/properties/coverage/properties/lcov/minLength",keyword:"minLength",params:{limit: 1},message:"must NOT have fewer than 1 characters"};
if(vErrors === null){
vErrors = [err33];
}
else {
vErrors.push(err33);
}
errors++;
}
}
else {
const err34 = {instancePath:instancePath+"/commands/coverage/lcov",schemaPath:"#/properties/commands/properties/coverage/properties/lcov/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err34];
}
else {
vErrors.push(err34);
}
errors++;
}
}
}
else {
const err35 = {instancePath:instancePath+"/commands/coverage",schemaPath:"#/properties/commands/properties/coverage/type",keyword:"type",params:{type: "object"},message:"must be object"};
if(vErrors === null){
vErrors = [err35];
}
else {
vErrors.push(err35);
}
errors++;
}
}
if(data2.start !== undefined){
let data11 = data2.start;
if(typeof data11 === "string"){
if(func2(data11) > 4000){
const err36 = {instancePath:instancePath+"/commands/start",schemaPath:"#/properties/commands/properties/start/maxLength",keyword:"maxLength",params:{limit: 4000},message:"must NOT have more than 4000 characters"};
if(vErrors === null){
vErrors = [err36];
}
else {
vErrors.push(err36);
}
errors++;
}
if(func2(data11) < 1){
const err37 = {instancePath:instancePath+"/commands/start",schemaPath:"#/properties/commands/properties/start/minLength",keyword:"minLength",params:{limit: 1},message:"must NOT have fewer than 1 characters"};
if(vErrors === null){
vErrors = [err37];
}
else {
vErrors.push(err37);
}
errors++;
}
}
else {
const err38 = {instancePath:instancePath+"/commands/start",schemaPath:"#/properties/commands/properties/start/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err38];
}
else {
vErrors.push(err38);
}
errors++;
}
}
if(data2.healthPath !== undefined){
let data12 = data2.healthPath;
if(typeof data12 === "string"){
if(func2(data12) > 300){
const err39 = {instancePath:instancePath+"/commands/healthPath",schemaPath:"#/properties/commands/properties/healthPath/maxLength",keyword:"maxLength",params:{limit: 300},message:"must NOT have more than 300 characters"};
if(vErrors === null){
vErrors = [err39];
}
else {
vErrors.push(err39);
}
errors++;
}
if(!pattern21.test(data12)){
const err40 = {instancePath:instancePath+"/commands/healthPath",schemaPath:"#/properties/commands/properties/healthPath/pattern",keyword:"pattern",params:{pattern: "^/"},message:"must match pattern \""+"^/"+"\""};
if(vErrors === null){
vErrors = [err40];
}
else {
vErrors.push(err40);
}
errors++;
}
}
else {
const err41 = {instancePath:instancePath+"/commands/healthPath",schemaPath:"#/properties/commands/properties/healthPath/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err41];
}
else {
vErrors.push(err41);
}
errors++;
}
}
if(data2.portVariable !== undefined){
let data13 = data2.portVariable;
if(typeof data13 === "string"){
if(func2(data13) > 100){
const err42 = {instancePath:instancePath+"/commands/portVariable",schemaPath:"#/properties/commands/properties/portVariable/maxLength",keyword:"maxLength",params:{limit: 100},message:"must NOT have more than 100 characters"};
if(vErrors === null){
vErrors = [err42];
}
else {
vErrors.push(err42);
}
errors++;
}
if(!pattern22.test(data13)){
const err43 = {instancePath:instancePath+"/commands/portVariable",schemaPath:"#/properties/commands/properties/portVariable/pattern",keyword:"pattern",params:{pattern: "^[A-Za-z_][A-Za-z0-9_]*$"},message:"must match pattern \""+"^[A-Za-z_][A-Za-z0-9_]*$"+"\""};
if(vErrors === null){
vErrors = [err43];
}
else {
vErrors.push(err43);
}
errors++;
}
}
else {
const err44 = {instancePath:instancePath+"/commands/portVariable",schemaPath:"#/properties/commands/properties/portVariable/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err44];
}
else {
vErrors.push(err44);
}
errors++;
}
}
if(data2.migrate !== undefined){
let data14 = data2.migrate;
if(typeof data14 === "string"){
if(func2(data14) > 4000){
const err45 = {instancePath:instancePath+"/commands/migrate",schemaPath:"#/properties/commands/properties/migrate/maxLength",keyword:"maxLength",params:{limit: 4000},message:"must NOT have more than 4000 characters"};
if(vErrors === null){
vErrors = [err45];
}
else {
vErrors.push(err45);
}
errors++;
}
if(func2(data14) < 1){
const err46 = {instancePath:instancePath+"/commands/migrate",schemaPath:"#/properties/commands/properties/migrate/minLength",keyword:"minLength",params:{limit: 1},message:"must NOT have fewer than 1 characters"};
if(vErrors === null){
vErrors = [err46];
}
else {
vErrors.push(err46);
}
errors++;
}
}
else {
const err47 = {instancePath:instancePath+"/commands/migrate",schemaPath:"#/properties/commands/properties/migrate/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err47];
}
else {
vErrors.push(err47);
}
errors++;
}
}
if(data2.testResults !== undefined){
let data15 = data2.testResults;
if(typeof data15 === "string"){
if(func2(data15) > 300){
const err48 = {instancePath:instancePath+"/commands/testResults",schemaPath:"#/properties/commands/properties/testResults/maxLength",keyword:"maxLength",params:{limit: 300},message:"must NOT have more than 300 characters"};
if(vErrors === null){
vErrors = [err48];
}
else {
vErrors.push(err48);
}
errors++;
}
if(func2(data15) < 1){
const err49 = {instancePath:instancePath+"/commands/testResults",schemaPath:"#/properties/commands/properties/testResults/minLength",keyword:"minLength",params:{limit: 1},message:"must NOT have fewer than 1 characters"};
if(vErrors === null){
vErrors = [err49];
}
else {
vErrors.push(err49);
}
errors++;
}
}
else {
const err50 = {instancePath:instancePath+"/commands/testResults",schemaPath:"#/properties/commands/properties/testResults/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err50];
}
else {
vErrors.push(err50);
}
errors++;
}
}
if(data2.integration !== undefined){
let data16 = data2.integration;
if(data16 && typeof data16 == "object" && !Array.isArray(data16)){
if(data16.command === undefined){
const err51 = {instancePath:instancePath+"/commands/integration",schemaPath:"#/properties/commands/properties/integration/required",keyword:"required",params:{missingProperty: "command"},message:"must have required property '"+"command"+"'"};
if(vErrors === null){
vErrors = [err51];
}
else {
vErrors.push(err51);
}
errors++;
}
for(const key3 in data16){
if(!((((key3 === "command") || (key3 === "seed")) || (key3 === "mocks")) || (key3 === "results"))){
const err52 = {instancePath:instancePath+"/commands/integration",schemaPath:"#/properties/commands/properties/integration/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key3},message:"must NOT have additional properties"};
if(vErrors === null){
vErrors = [err52];
}
else {
vErrors.push(err52);
}
errors++;
}
}
if(data16.command !== undefined){
let data17 = data16.command;
if(typeof data17 === "string"){
if(func2(data17) > 4000){
const err53 = {instancePath:instancePath+"/commands/integration/command",schemaPath:"#/properties/commands/properties/integration/properties/command/maxLength",keyword:"maxLength",params:{limit: 4000},message:"must NOT have more than 4000 characters"};
if(vErrors === null){
vErrors = [err53];
}
else {
vErrors.push(err53);
}
errors++;
}
if(func2(data17) < 1){
const err54 = {instancePath:instancePath+"/commands/integration/command",schemaPath:"#/properties/commands/properties/integration/properties/command/minLength",keyword:"minLength",params:{limit: 1},message:"must NOT have fewer than 1 characters"};
if(vErrors === null){
vErrors = [err54];
}
else {
vErrors.push(err54);
}
errors++;
}
}
else {
const err55 = {instancePath:instancePath+"/commands/integration/command",schemaPath:"#/properties/commands/properties/integration/properties/command/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err55];
}
else {
vErrors.push(err55);
}
errors++;
}
}
if(data16.seed !== undefined){
let data18 = data16.seed;
if(typeof data18 === "string"){
if(func2(data18) > 4000){
const err56 = {instancePath:instancePath+"/commands/integration/seed",schemaPath:"#/properties/commands/properties/integration/properties/seed/maxLength",keyword:"maxLength",params:{limit: 4000},message:"must NOT have more than 4000 characters"};
if(vErrors === null){
vErrors = [err56];
}
else {
vErrors.push(err56);
}
errors++;
}
if(func2(data18) < 1){
const err57 = {instancePath:instancePath+"/commands/integration/seed",schemaPath:"#/properties/commands/properties/integration/properties/seed/minLength",keyword:"minLength",params:{limit: 1},message:"must NOT have fewer than 1 characters"};
if(vErrors === null){
vErrors = [err57];
}
else {
vErrors.push(err57);
}
errors++;
}
}
else {
const err58 = {instancePath:instancePath+"/commands/integration/seed",schemaPath:"#/properties/commands/properties/integration/properties/seed/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err58];
}
else {
vErrors.push(err58);
}
errors++;
}
}
if(data16.mocks !== undefined){
let data19 = data16.mocks;
if(Array.isArray(data19)){
if(data19.length > 20){
const err59 = {instancePath:instancePath+"/commands/integration/mocks",schemaPath:"#/properties/commands/properties/integration/properties/mocks/maxItems",keyword:"maxItems",params:{limit: 20},message:"must NOT have more than 20 items"};
if(vErrors === null){
vErrors = [err59];
}
else {
vErrors.push(err59);
}
errors++;
}
const len0 = data19.length;
for(let i0=0; i0<len0; i0++){
let data20 = data19[i0];
if(data20 && typeof data20 == "object" && !Array.isArray(data20)){
if(data20.name === undefined){
const err60 = {instancePath:instancePath+"/commands/integration/mocks/" + i0,schemaPath:"#/properties/commands/properties/integration/properties/mocks/items/required",keyword:"required",params:{missingProperty: "name"},message:"must have required property '"+"name"+"'"};
if(vErrors === null){
vErrors = [err60];
}
else {
vErrors.push(err60);
}
errors++;
}
if(data20.portVariable === undefined){
const err61 = {instancePath:instancePath+"/commands/integration/mocks/" + i0,schemaPath:"#/properties/commands/properties/integration/properties/mocks/items/required",keyword:"required",params:{missingProperty: "portVariable"},message:"must have required property '"+"portVariable"+"'"};
if(vErrors === null){
vErrors = [err61];
}
else {
vErrors.push(err61);
}
errors++;
}
if(data20.file === undefined){
const err62 = {instancePath:instancePath+"/commands/integration/mocks/" + i0,schemaPath:"#/properties/commands/properties/integration/properties/mocks/items/required",keyword:"required",params:{missingProperty: "file"},message:"must have required property '"+"file"+"'"};
if(vErrors === null){
vErrors = [err62];
}
else {
vErrors.push(err62);
}
errors++;
}
for(const key4 in data20){
if(!(((key4 === "name") || (key4 === "portVariable")) || (key4 === "file"))){
const err63 = {instancePath:instancePath+"/commands/integration/mocks/" + i0,schemaPath:"#/properties/commands/properties/integration/properties/mocks/items/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key4},message:"must NOT have additional properties"};
if(vErrors === null){
vErrors = [err63];
}
else {
vErrors.push(err63);
}
errors++;
}
}
if(data20.name !== undefined){
let data21 = data20.name;
if(typeof data21 === "string"){
if(func2(data21) > 100){
const err64 = {instancePath:instancePath+"/commands/integration/mocks/" + i0+"/name",schemaPath:"#/properties/commands/properties/integration/properties/mocks/items/properties/name/maxLength",keyword:"maxLength",params:{limit: 100},message:"must NOT have more than 100 characters"};
if(vErrors === null){
vErrors = [err64];
}
else {
vErrors.push(err64);
}
errors++;
}
if(func2(data21) < 1){
const err65 = {instancePath:instancePath+"/commands/integration/mocks/" + i0+"/name",schemaPath:"#/properties/commands/properties/integration/properties/mocks/items/properties/name/minLength",keyword:"minLength",params:{limit: 1},message:"must NOT have fewer than 1 characters"};
if(vErrors === null){
vErrors = [err65];
}
else {
vErrors.push(err65);
}
errors++;
}
}
else {
const err66 = {instancePath:instancePath+"/commands/integration/mocks/" + i0+"/name",schemaPath:"#/properties/commands/properties/integration/properties/mocks/items/properties/name/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err66];
}
else {
vErrors.push(err66);
}
errors++;
}
}
if(data20.portVariable !== undefined){
let data22 = data20.portVariable;
if(typeof data22 === "string"){
if(func2(data22) > 100){
const err67 = {instancePath:instancePath+"/commands/integration/mocks/" + i0+"/portVariable",schemaPath:"#/properties/commands/properties/integration/properties/mocks/items/properties/portVariable/maxLength",keyword:"maxLength",params:{limit: 100},message:"must NOT have more than 100 characters"};
if(vErrors === null){
vErrors = [err67];
}
else {
vErrors.push(err67);
}
errors++;
}
if(!pattern22.test(data22)){
const err68 = {instancePath:instancePath+"/commands/integration/mocks/" + i0+"/portVariable",schemaPath:"#/properties/commands/properties/integration/properties/mocks/items/properties/portVariable/pattern",keyword:"pattern",params:{pattern: "^[A-Za-z_][A-Za-z0-9_]*$"},message:"must match pattern \""+"^[A-Za-z_][A-Za-z0-9_]*$"+"\""};
if(vErrors === null){
vErrors = [err68];
}
else {
vErrors.push(err68);
}
errors++;
}
}
else {
const err69 = {instancePath:instancePath+"/commands/integration/mocks/" + i0+"/portVariable",schemaPath:"#/properties/commands/properties/integration/properties/mocks/items/properties/portVariable/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err69];
}
else {
vErrors.push(err69);
}
errors++;
}
}
if(data20.file !== undefined){
let data23 = data20.file;
if(typeof data23 === "string"){
if(func2(data23) > 300){
const err70 = {instancePath:instancePath+"/commands/integration/mocks/" + i0+"/file",schemaPath:"#/properties/commands/properties/integration/properties/mocks/items/properties/file/maxLength",keyword:"maxLength",params:{limit: 300},message:"must NOT have more than 300 characters"};
if(vErrors === null){
vErrors = [err70];
}
else {
vErrors.push(err70);
}
errors++;
}
if(func2(data23) < 1){
const err71 = {instancePath:instancePath+"/commands/integration/mocks/" + i0+"/file",schemaPath:"#/properties/commands/properties/integration/properties/mocks/items/properties/file/minLength",keyword:"minLength",params:{limit: 1},message:"must NOT have fewer than 1 characters"};
if(vErrors === null){
vErrors = [err71];
}
else {
vErrors.push(err71);
}
errors++;
}
}
else {
const err72 = {instancePath:instancePath+"/commands/integration/mocks/" + i0+"/file",schemaPath:"#/properties/commands/properties/integration/properties/mocks/items/properties/file/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err72];
}
else {
vErrors.push(err72);
}
errors++;
}
}
}
else {
const err73 = {instancePath:instancePath+"/commands/integration/mocks/" + i0,schemaPath:"#/properties/commands/properties/integration/properties/mocks/items/type",keyword:"type",params:{type: "object"},message:"must be object"};
if(vErrors === null){
vErrors = [err73];
}
else {
vErrors.push(err73);
}
errors++;
}
}
}
else {
const err74 = {instancePath:instancePath+"/commands/integration/mocks",schemaPath:"#/properties/commands/properties/integration/properties/mocks/type",keyword:"type",params:{type: "array"},message:"must be array"};
if(vErrors === null){
vErrors = [err74];
}
else {
vErrors.push(err74);
}
errors++;
}
}
if(data16.results !== undefined){
let data24 = data16.results;
if(typeof data24 === "string"){
if(func2(data24) > 300){
const err75 = {instancePath:instancePath+"/commands/integration/results",schemaPath:"#/properties/commands/properties/integration/properties/results/maxLength",keyword:"maxLength",params:{limit: 300},message:"must NOT have more than 300 characters"};
if(vErrors === null){
vErrors = [err75];
}
else {
vErrors.push(err75);
}
errors++;
}
if(func2(data24) < 1){
const err76 = {instancePath:instancePath+"/commands/integration/results",schemaPath:"#/properties/commands/properties/integration/properties/results/minLength",keyword:"minLength",params:{limit: 1},message:"must NOT have fewer than 1 characters"};
if(vErrors === null){
vErrors = [err76];
}
else {
vErrors.push(err76);
}
errors++;
}
}
else {
const err77 = {instancePath:instancePath+"/commands/integration/results",schemaPath:"#/properties/commands/properties/integration/properties/results/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err77];
}
else {
vErrors.push(err77);
}
errors++;
}
}
}
else {
const err78 = {instancePath:instancePath+"/commands/integration",schemaPath:"#/properties/commands/properties/integration/type",keyword:"type",params:{type: "object"},message:"must be object"};
if(vErrors === null){
vErrors = [err78];
}
else {
vErrors.push(err78);
}
errors++;
}
}
if(data2.e2e !== undefined){
let data25 = data2.e2e;
if(data25 && typeof data25 == "object" && !Array.isArray(data25)){
if(data25.command === undefined){
const err79 = {instancePath:instancePath+"/commands/e2e",schemaPath:"#/properties/commands/properties/e2e/required",keyword:"required",params:{missingProperty: "command"},message:"must have required property '"+"command"+"'"};
if(vErrors === null){
vErrors = [err79];
}
else {
vErrors.push(err79);
}
errors++;
}
for(const key5 in data25){
if(!((((key5 === "command") || (key5 === "seed")) || (key5 === "mocks")) || (key5 === "results"))){
const err80 = {instancePath:instancePath+"/commands/e2e",schemaPath:"#/properties/commands/properties/e2e/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key5},message:"must NOT have additional properties"};
if(vErrors === null){
vErrors = [err80];
}
else {
vErrors.push(err80);
}
errors++;
}
}
if(data25.command !== undefined){
let data26 = data25.command;
if(typeof data26 === "string"){
if(func2(data26) > 4000){
const err81 = {instancePath:instancePath+"/commands/e2e/command",schemaPath:"#/properties/commands/properties/e2e/properties/command/maxLength",keyword:"maxLength",params:{limit: 4000},message:"must NOT have more than 4000 characters"};
if(vErrors === null){
vErrors = [err81];
}
else {
vErrors.push(err81);
}
errors++;
}
if(func2(data26) < 1){
const err82 = {instancePath:instancePath+"/commands/e2e/command",schemaPath:"#/properties/commands/properties/e2e/properties/command/minLength",keyword:"minLength",params:{limit: 1},message:"must NOT have fewer than 1 characters"};
if(vErrors === null){
vErrors = [err82];
}
else {
vErrors.push(err82);
}
errors++;
}
}
else {
const err83 = {instancePath:instancePath+"/commands/e2e/command",schemaPath:"#/properties/commands/properties/e2e/properties/command/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err83];
}
else {
vErrors.push(err83);
}
errors++;
}
}
if(data25.seed !== undefined){
let data27 = data25.seed;
if(typeof data27 === "string"){
if(func2(data27) > 4000){
const err84 = {instancePath:instancePath+"/commands/e2e/seed",schemaPath:"#/properties/commands/properties/e2e/properties/seed/maxLength",keyword:"maxLength",params:{limit: 4000},message:"must NOT have more than 4000 characters"};
if(vErrors === null){
vErrors = [err84];
}
else {
vErrors.push(err84);
}
errors++;
}
if(func2(data27) < 1){
const err85 = {instancePath:instancePath+"/commands/e2e/seed",schemaPath:"#/properties/commands/properties/e2e/properties/seed/minLength",keyword:"minLength",params:{limit: 1},message:"must NOT have fewer than 1 characters"};
if(vErrors === null){
vErrors = [err85];
}
else {
vErrors.push(err85);
}
errors++;
}
}
else {
const err86 = {instancePath:instancePath+"/commands/e2e/seed",schemaPath:"#/properties/commands/properties/e2e/properties/seed/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err86];
}
else {
vErrors.push(err86);
}
errors++;
}
}
if(data25.mocks !== undefined){
let data28 = data25.mocks;
if(Array.isArray(data28)){
if(data28.length > 20){
const err87 = {instancePath:instancePath+"/commands/e2e/mocks",schemaPath:"#/properties/commands/properties/e2e/properties/mocks/maxItems",keyword:"maxItems",params:{limit: 20},message:"must NOT have more than 20 items"};
if(vErrors === null){
vErrors = [err87];
}
else {
vErrors.push(err87);
}
errors++;
}
const len1 = data28.length;
for(let i1=0; i1<len1; i1++){
let data29 = data28[i1];
if(data29 && typeof data29 == "object" && !Array.isArray(data29)){
if(data29.name === undefined){
const err88 = {instancePath:instancePath+"/commands/e2e/mocks/" + i1,schemaPath:"#/properties/commands/properties/e2e/properties/mocks/items/required",keyword:"required",params:{missingProperty: "name"},message:"must have required property '"+"name"+"'"};
if(vErrors === null){
vErrors = [err88];
}
else {
vErrors.push(err88);
}
errors++;
}
if(data29.portVariable === undefined){
const err89 = {instancePath:instancePath+"/commands/e2e/mocks/" + i1,schemaPath:"#/properties/commands/properties/e2e/properties/mocks/items/required",keyword:"required",params:{missingProperty: "portVariable"},message:"must have required property '"+"portVariable"+"'"};
if(vErrors === null){
vErrors = [err89];
}
else {
vErrors.push(err89);
}
errors++;
}
if(data29.file === undefined){
const err90 = {instancePath:instancePath+"/commands/e2e/mocks/" + i1,schemaPath:"#/properties/commands/properties/e2e/properties/mocks/items/required",keyword:"required",params:{missingProperty: "file"},message:"must have required property '"+"file"+"'"};
if(vErrors === null){
vErrors = [err90];
}
else {
vErrors.push(err90);
}
errors++;
}
for(const key6 in data29){
if(!(((key6 === "name") || (key6 === "portVariable")) || (key6 === "file"))){
const err91 = {instancePath:instancePath+"/commands/e2e/mocks/" + i1,schemaPath:"#/properties/commands/properties/e2e/properties/mocks/items/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key6},message:"must NOT have additional properties"};
if(vErrors === null){
vErrors = [err91];
}
else {
vErrors.push(err91);
}
errors++;
}
}
if(data29.name !== undefined){
let data30 = data29.name;
if(typeof data30 === "string"){
if(func2(data30) > 100){
const err92 = {instancePath:instancePath+"/commands/e2e/mocks/" + i1+"/name",schemaPath:"#/properties/commands/properties/e2e/properties/mocks/items/properties/name/maxLength",keyword:"maxLength",params:{limit: 100},message:"must NOT have more than 100 characters"};
if(vErrors === null){
vErrors = [err92];
}
else {
vErrors.push(err92);
}
errors++;
}
if(func2(data30) < 1){
const err93 = {instancePath:instancePath+"/commands/e2e/mocks/" + i1+"/name",schemaPath:"#/properties/commands/properties/e2e/properties/mocks/items/properties/name/minLength",keyword:"minLength",params:{limit: 1},message:"must NOT have fewer than 1 characters"};
if(vErrors === null){
vErrors = [err93];
}
else {
vErrors.push(err93);
}
errors++;
}
}
else {
const err94 = {instancePath:instancePath+"/commands/e2e/mocks/" + i1+"/name",schemaPath:"#/properties/commands/properties/e2e/properties/mocks/items/properties/name/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err94];
}
else {
vErrors.push(err94);
}
errors++;
}
}
if(data29.portVariable !== undefined){
let data31 = data29.portVariable;
if(typeof data31 === "string"){
if(func2(data31) > 100){
const err95 = {instancePath:instancePath+"/commands/e2e/mocks/" + i1+"/portVariable",schemaPath:"#/properties/commands/properties/e2e/properties/mocks/items/properties/portVariable/maxLength",keyword:"maxLength",params:{limit: 100},message:"must NOT have more than 100 characters"};
if(vErrors === null){
vErrors = [err95];
}
else {
vErrors.push(err95);
}
errors++;
}
if(!pattern22.test(data31)){
const err96 = {instancePath:instancePath+"/commands/e2e/mocks/" + i1+"/portVariable",schemaPath:"#/properties/commands/properties/e2e/properties/mocks/items/properties/portVariable/pattern",keyword:"pattern",params:{pattern: "^[A-Za-z_][A-Za-z0-9_]*$"},message:"must match pattern \""+"^[A-Za-z_][A-Za-z0-9_]*$"+"\""};
if(vErrors === null){
vErrors = [err96];
}
else {
vErrors.push(err96);
}
errors++;
}
}
else {
const err97 = {instancePath:instancePath+"/commands/e2e/mocks/" + i1+"/portVariable",schemaPath:"#/properties/commands/properties/e2e/properties/mocks/items/properties/portVariable/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err97];
}
else {
vErrors.push(err97);
}
errors++;
}
}
if(data29.file !== undefined){
let data32 = data29.file;
if(typeof data32 === "string"){
if(func2(data32) > 300){
const err98 = {instancePath:instancePath+"/commands/e2e/mocks/" + i1+"/file",schemaPath:"#/properties/commands/properties/e2e/properties/mocks/items/properties/file/maxLength",keyword:"maxLength",params:{limit: 300},message:"must NOT have more than 300 characters"};
if(vErrors === null){
vErrors = [err98];
}
else {
vErrors.push(err98);
}
errors++;
}
if(func2(data32) < 1){
const err99 = {instancePath:instancePath+"/commands/e2e/mocks/" + i1+"/file",schemaPath:"#/properties/commands/properties/e2e/properties/mocks/items/properties/file/minLength",keyword:"minLength",params:{limit: 1},message:"must NOT have fewer than 1 characters"};
if(vErrors === null){
vErrors = [err99];
}
else {
vErrors.push(err99);
}
errors++;
}
}
else {
const err100 = {instancePath:instancePath+"/commands/e2e/mocks/" + i1+"/file",schemaPath:"#/properties/commands/properties/e2e/properties/mocks/items/properties/file/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err100];
}
else {
vErrors.push(err100);
}
errors++;
}
}
}
else {
const err101 = {instancePath:instancePath+"/commands/e2e/mocks/" + i1,schemaPath:"#/properties/commands/properties/e2e/properties/mocks/items/type",keyword:"type",params:{type: "object"},message:"must be object"};
if(vErrors === null){
vErrors = [err101];
}
else {
vErrors.push(err101);
}
errors++;
}
}
}
else {
const err102 = {instancePath:instancePath+"/commands/e2e/mocks",schemaPath:"#/properties/commands/properties/e2e/properties/mocks/type",keyword:"type",params:{type: "array"},message:"must be array"};
if(vErrors === null){
vErrors = [err102];
}
else {
vErrors.push(err102);
}
errors++;
}
}
if(data25.results !== undefined){
let data33 = data25.results;
if(typeof data33 === "string"){
if(func2(data33) > 300){
const err103 = {instancePath:instancePath+"/commands/e2e/results",schemaPath:"#/properties/commands/properties/e2e/properties/results/maxLength",keyword:"maxLength",params:{limit: 300},message:"must NOT have more than 300 characters"};
if(vErrors === null){
vErrors = [err103];
}
else {
vErrors.push(err103);
}
errors++;
}
if(func2(data33) < 1){
const err104 = {instancePath:instancePath+"/commands/e2e/results",schemaPath:"#/properties/commands/properties/e2e/properties/results/minLength",keyword:"minLength",params:{limit: 1},message:"must NOT have fewer than 1 characters"};
if(vErrors === null){
vErrors = [err104];
}
else {
vErrors.push(err104);
}
errors++;
}
}
else {
const err105 = {instancePath:instancePath+"/commands/e2e/results",schemaPath:"#/properties/commands/properties/e2e/properties/results/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err105];
}
else {
vErrors.push(err105);
}
errors++;
}
}
}
else {
const err106 = {instancePath:instancePath+"/commands/e2e",schemaPath:"#/properties/commands/properties/e2e/type",keyword:"type",params:{type: "object"},message:"must be object"};
if(vErrors === null){
vErrors = [err106];
}
else {
vErrors.push(err106);
}
errors++;
}
}
}
else {
const err107 = {instancePath:instancePath+"/commands",schemaPath:"#/properties/commands/type",keyword:"type",params:{type: "object"},message:"must be object"};
if(vErrors === null){
vErrors = [err107];
}
else {
vErrors.push(err107);
}
errors++;
}
}
if(data.paths !== undefined){
let data34 = data.paths;
if(data34 && typeof data34 == "object" && !Array.isArray(data34)){
for(const key7 in data34){
if(!((key7 === "allowed") || (key7 === "restricted"))){
const err108 = {instancePath:instancePath+"/paths",schemaPath:"#/properties/paths/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key7},message:"must NOT have additional properties"};
if(vErrors === null){
vErrors = [err108];
}
else {
vErrors.push(err108);
}
errors++;
}
}
if(data34.allowed !== undefined){
let data35 = data34.allowed;
if(Array.isArray(data35)){
if(data35.length > 200){
const err109 = {instancePath:instancePath+"/paths/allowed",schemaPath:"#/properties/paths/properties/allowed/maxItems",keyword:"maxItems",params:{limit: 200},message:"must NOT have more than 200 items"};
if(vErrors === null){
vErrors = [err109];
}
else {
vErrors.push(err109);
}
errors++;
}
if(data35.length < 1){
const err110 = {instancePath:instancePath+"/paths/allowed",schemaPath:"#/properties/paths/properties/allowed/minItems",keyword:"minItems",params:{limit: 1},message:"must NOT have fewer than 1 items"};
if(vErrors === null){
vErrors = [err110];
}
else {
vErrors.push(err110);
}
errors++;
}
const len2 = data35.length;
for(let i2=0; i2<len2; i2++){
let data36 = data35[i2];
if(typeof data36 === "string"){
if(func2(data36) > 300){
const err111 = {instancePath:instancePath+"/paths/allowed/" + i2,schemaPath:"#/properties/paths/properties/allowed/items/maxLength",keyword:"maxLength",params:{limit: 300},message:"must NOT have more than 300 characters"};
if(vErrors === null){
vErrors = [err111];
}
else {
vErrors.push(err111);
}
errors++;
}
if(func2(data36) < 1){
const err112 = {instancePath:instancePath+"/paths/allowed/" + i2,schemaPath:"#/properties/paths/properties/allowed/items/minLength",keyword:"minLength",params:{limit: 1},message:"must NOT have fewer than 1 characters"};
if(vErrors === null){
vErrors = [err112];
}
else {
vErrors.push(err112);
}
errors++;
}
}
else {
const err113 = {instancePath:instancePath+"/paths/allowed/" + i2,schemaPath:"#/properties/paths/properties/allowed/items/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err113];
}
else {
vErrors.push(err113);
}
errors++;
}
}
}
else {
const err114 = {instancePath:instancePath+"/paths/allowed",schemaPath:"#/properties/paths/properties/allowed/type",keyword:"type",params:{type: "array"},message:"must be array"};
if(vErrors === null){
vErrors = [err114];
}
else {
vErrors.push(err114);
}
errors++;
}
}
if(data34.restricted !== undefined){
let data37 = data34.restricted;
if(Array.isArray(data37)){
if(data37.length > 200){
const err115 = {instancePath:instancePath+"/paths/restricted",schemaPath:"#/properties/paths/properties/restricted/maxItems",keyword:"maxItems",params:{limit: 200},message:"must NOT have more than 200 items"};
if(vErrors === null){
vErrors = [err115];
}
else {
vErrors.push(err115);
}
errors++;
}
const len3 = data37.length;
for(let i3=0; i3<len3; i3++){
let data38 = data37[i3];
if(typeof data38 === "string"){
if(func2(data38) > 300){
const err116 = {instancePath:instancePath+"/paths/restricted/" + i3,schemaPath:"#/properties/paths/properties/restricted/items/maxLength",keyword:"maxLength",params:{limit: 300},message:"must NOT have more than 300 characters"};
if(vErrors === null){
vErrors = [err116];
}
else {
vErrors.push(err116);
}
errors++;
}
if(func2(data38) < 1){
const err117 = {instancePath:instancePath+"/paths/restricted/" + i3,schemaPath:"#/properties/paths/properties/restricted/items/minLength",keyword:"minLength",params:{limit: 1},message:"must NOT have fewer than 1 characters"};
if(vErrors === null){
vErrors = [err117];
}
else {
vErrors.push(err117);
}
errors++;
}
}
else {
const err118 = {instancePath:instancePath+"/paths/restricted/" + i3,schemaPath:"#/properties/paths/properties/restricted/items/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err118];
}
else {
vErrors.push(err118);
}
errors++;
}
}
}
else {
const err119 = {instancePath:instancePath+"/paths/restricted",schemaPath:"#/properties/paths/properties/restricted/type",keyword:"type",params:{type: "array"},message:"must be array"};
if(vErrors === null){
vErrors = [err119];
}
else {
vErrors.push(err119);
}
errors++;
}
}
}
else {
const err120 = {instancePath:instancePath+"/paths",schemaPath:"#/properties/paths/type",keyword:"type",params:{type: "object"},message:"must be object"};
if(vErrors === null){
vErrors = [err120];
}
else {
vErrors.push(err120);
}
errors++;
}
}
if(data.quality !== undefined){
let data39 = data.quality;
if(data39 && typeof data39 == "object" && !Array.isArray(data39)){
for(const key8 in data39){
if(!(func61.call(schema21.properties.quality.properties, key8))){
const err121 = {instancePath:instancePath+"/quality",schemaPath:"#/properties/quality/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key8},message:"must NOT have additional properties"};
if(vErrors === null){
vErrors = [err121];
}
else {
vErrors.push(err121);
}
errors++;
}
}
if(data39.maxFiles !== undefined){
let data40 = data39.maxFiles;
if(!(((typeof data40 == "number") && (!(data40 % 1) && !isNaN(data40))) && (isFinite(data40)))){
const err122 = {instancePath:instancePath+"/quality/maxFiles",schemaPath:"#/properties/quality/properties/maxFiles/type",keyword:"type",params:{type: "integer"},message:"must be integer"};
if(vErrors === null){
vErrors = [err122];
}
else {
vErrors.push(err122);
}
errors++;
}
if((typeof data40 == "number") && (isFinite(data40))){
if(data40 > 100000 || isNaN(data40)){
const err123 = {instancePath:instancePath+"/quality/maxFiles",schemaPath:"#/properties/quality/properties/maxFiles/maximum",keyword:"maximum",params:{comparison: "<=", limit: 100000},message:"must be <= 100000"};
if(vErrors === null){
vErrors = [err123];
}
else {
vErrors.push(err123);
}
errors++;
}
if(data40 < 1 || isNaN(data40)){
const err124 = {instancePath:instancePath+"/quality/maxFiles",schemaPath:"#/properties/quality/properties/maxFiles/minimum",keyword:"minimum",params:{comparison: ">=", limit: 1},message:"must be >= 1"};
if(vErrors === null){
vErrors = [err124];
}
else {
vErrors.push(err124);
}
errors++;
}
}
}
if(data39.maxChangedLines !== undefined){
let data41 = data39.maxChangedLines;
if(!(((typeof data41 == "number") && (!(data41 % 1) && !isNaN(data41))) && (isFinite(data41)))){
const err125 = {instancePath:instancePath+"/quality/maxChangedLines",schemaPath:"#/properties/quality/properties/maxChangedLines/type",keyword:"type",params:{type: "integer"},message:"must be integer"};
if(vErrors === null){
vErrors = [err125];
}
else {
vErrors.push(err125);
}
errors++;
}
if((typeof data41 == "number") && (isFinite(data41))){
if(data41 > 10000000 || isNaN(data41)){
const err126 = {instancePath:instancePath+"/quality/maxChangedLines",schemaPath:"#/properties/quality/properties/maxChangedLines/maximum",keyword:"maximum",params:{comparison: "<=", limit: 10000000},message:"must be <= 10000000"};
if(vErrors === null){
vErrors = [err126];
}
else {
vErrors.push(err126);
}
errors++;
}
if(data41 < 1 || isNaN(data41)){
const err127 = {instancePath:instancePath+"/quality/maxChangedLines",schemaPath:"#/properties/quality/properties/maxChangedLines/minimum",keyword:"minimum",params:{comparison: ">=", limit: 1},message:"must be >= 1"};
if(vErrors === null){
vErrors = [err127];
}
else {
vErrors.push(err127);
}
errors++;
}
}
}
if(data39.maxNewBinaryBytes !== undefined){
let data42 = data39.maxNewBinaryBytes;
if(!(((typeof data42 == "number") && (!(data42 % 1) && !isNaN(data42))) && (isFinite(data42)))){
const err128 = {instancePath:instancePath+"/quality/maxNewBinaryBytes",schemaPath:"#/properties/quality/properties/maxNewBinaryBytes/type",keyword:"type",params:{type: "integer"},message:"must be integer"};
if(vErrors === null){
vErrors = [err128];
}
else {
vErrors.push(err128);
}
errors++;
}
if((typeof data42 == "number") && (isFinite(data42))){
if(data42 > 1000000000 || isNaN(data42)){
const err129 = {instancePath:instancePath+"/quality/maxNewBinaryBytes",schemaPath:"#/properties/quality/properties/maxNewBinaryBytes/maximum",keyword:"maximum",params:{comparison: "<=", limit: 1000000000},message:"must be <= 1000000000"};
if(vErrors === null){
vErrors = [err129];
}
else {
vErrors.push(err129);
}
errors++;
}
if(data42 < 0 || isNaN(data42)){
const err130 = {instancePath:instancePath+"/quality/maxNewBinaryBytes",schemaPath:"#/properties/quality/properties/maxNewBinaryBytes/minimum",keyword:"minimum",params:{comparison: ">=", limit: 0},message:"must be >= 0"};
if(vErrors === null){
vErrors = [err130];
}
else {
vErrors.push(err130);
}
errors++;
}
}
}
if(data39.licences !== undefined){
let data43 = data39.licences;
if(data43 && typeof data43 == "object" && !Array.isArray(data43)){
for(const key9 in data43){
if(!(((((key9 === "allow") || (key9 === "deny")) || (key9 === "unknown")) || (key9 === "known")) || (key9 === "report"))){
const err131 = {instancePath:instancePath+"/quality/licences",schemaPath:"#/properties/quality/properties/licences/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key9},message:"must NOT have additional properties"};
if(vErrors === null){
vErrors = [err131];
}
else {
vErrors.push(err131);
}
errors++;
}
}
if(data43.allow !== undefined){
let data44 = data43.allow;
if(Array.isArray(data44)){
if(data44.length > 500){
const err132 = {instancePath:instancePath+"/quality/licences/allow",schemaPath:"#/properties/quality/properties/licences/properties/allow/maxItems",keyword:"maxItems",params:{limit: 500},message:"must NOT have more than 500 items"};
if(vErrors === null){
vErrors = [err132];
}
else {
vErrors.push(err132);
}
errors++;
}
const len4 = data44.length;
for(let i4=0; i4<len4; i4++){
let data45 = data44[i4];
if(typeof data45 === "string"){
if(func2(data45) > 100){
const err133 = {instancePath:instancePath+"/quality/licences/allow/" + i4,schemaPath:"#/properties/quality/properties/licences/properties/allow/items/maxLength",keyword:"maxLength",params:{limit: 100},message:"must NOT have more than 100 characters"};
if(vErrors === null){
vErrors = [err133];
}
else {
vErrors.push(err133);
}
errors++;
}
if(func2(data45) < 1){
const err134 = {instancePath:instancePath+"/quality/licences/allow/" + i4,schemaPath:"#/properties/quality/properties/licences/properties/allow/items/minLength",keyword:"minLength",params:{limit: 1},message:"must NOT have fewer than 1 characters"};
if(vErrors === null){
vErrors = [err134];
}
else {
vErrors.push(err134);
}
errors++;
}
}
else {
const err135 = {instancePath:instancePath+"/quality/licences/allow/" + i4,schemaPath:"#/properties/quality/properties/licences/properties/allow/items/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err135];
}
else {
vErrors.push(err135);
}
errors++;
}
}
}
else {
const err136 = {instancePath:instancePath+"/quality/licences/allow",schemaPath:"#/properties/quality/properties/licences/properties/allow/type",keyword:"type",params:{type: "array"},message:"must be array"};
if(vErrors === null){
vErrors = [err136];
}
else {
vErrors.push(err136);
}
errors++;
}
}
if(data43.deny !== undefined){
let data46 = data43.deny;
if(Array.isArray(data46)){
if(data46.length > 500){
const err137 = {instancePath:instancePath+"/quality/licences/deny",schemaPath:"#/properties/quality/properties/licences/properties/deny/maxItems",keyword:"maxItems",params:{limit: 500},message:"must NOT have more than 500 items"};
if(vErrors === null){
vErrors = [err137];
}
else {
vErrors.push(err137);
}
errors++;
}
const len5 = data46.length;
for(let i5=0; i5<len5; i5++){
let data47 = data46[i5];
if(typeof data47 === "string"){
if(func2(data47) > 100){
const err138 = {instancePath:instancePath+"/quality/licences/deny/" + i5,schemaPath:"#/properties/quality/properties/licences/properties/deny/items/maxLength",keyword:"maxLength",params:{limit: 100},message:"must NOT have more than 100 characters"};
if(vErrors === null){
vErrors = [err138];
}
else {
vErrors.push(err138);
}
errors++;
}
if(func2(data47) < 1){
const err139 = {instancePath:instancePath+"/quality/licences/deny/" + i5,schemaPath:"#/properties/quality/properties/licences/properties/deny/items/minLength",keyword:"minLength",params:{limit: 1},message:"must NOT have fewer than 1 characters"};
if(vErrors === null){
vErrors = [err139];
}
else {
vErrors.push(err139);
}
errors++;
}
}
else {
const err140 = {instancePath:instancePath+"/quality/licences/deny/" + i5,schemaPath:"#/properties/quality/properties/licences/properties/deny/items/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err140];
}
else {
vErrors.push(err140);
}
errors++;
}
}
}
else {
const err141 = {instancePath:instancePath+"/quality/licences/deny",schemaPath:"#/properties/quality/properties/licences/properties/deny/type",keyword:"type",params:{type: "array"},message:"must be array"};
if(vErrors === null){
vErrors = [err141];
}
else {
vErrors.push(err141);
}
errors++;
}
}
if(data43.unknown !== undefined){
let data48 = data43.unknown;
if(typeof data48 !== "string"){
const err142 = {instancePath:instancePath+"/quality/licences/unknown",schemaPath:"#/properties/quality/properties/licences/properties/unknown/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err142];
}
else {
vErrors.push(err142);
}
errors++;
}
if(!((data48 === "allow") || (data48 === "refuse"))){
const err143 = {instancePath:instancePath+"/quality/licences/unknown",schemaPath:"#/properties/quality/properties/licences/properties/unknown/enum",keyword:"enum",params:{allowedValues: schema21.properties.quality.properties.licences.properties.unknown.enum},message:"must be equal to one of the allowed values"};
if(vErrors === null){
vErrors = [err143];
}
else {
vErrors.push(err143);
}
errors++;
}
}
if(data43.known !== undefined){
let data49 = data43.known;
if(data49 && typeof data49 == "object" && !Array.isArray(data49)){
for(const key10 in data49){
const _errs111 = errors;
if(typeof key10 === "string"){
if(!pattern27.test(key10)){
const err144 = {instancePath:instancePath+"/quality/licences/known",schemaPath:"#/properties/quality/properties/licences/properties/known/propertyNames/pattern",keyword:"pattern",params:{pattern: "^pkg:[a-z]+/.{1,300}$"},message:"must match pattern \""+"^pkg:[a-z]+/.{1,300}$"+"\"",propertyName:key10};
if(vErrors === null){
vErrors = [err144];
}
else {
vErrors.push(err144);
}
errors++;
}
}
var valid22 = _errs111 === errors;
if(!valid22){
const err145 = {instancePath:instancePath+"/quality/licences/known",schemaPath:"#/properties/quality/properties/licences/properties/known/propertyNames",keyword:"propertyNames",params:{propertyName: key10},message:"property name must be valid"};
if(vErrors === null){
vErrors = [err145];
}
else {
vErrors.push(err145);
}
errors++;
}
}
for(const key11 in data49){
let data50 = data49[key11];
if(typeof data50 === "string"){
if(func2(data50) > 300){
const err146 = {instancePath:instancePath+"/quality/licences/known/" + key11.replace(/~/g, "~0").replace(/\//g, "~1"),schemaPath:"#/properties/quality/properties/licences/properties/known/additionalProperties/maxLength",keyword:"maxLength",params:{limit: 300},message:"must NOT have more than 300 characters"};
if(vErrors === null){
vErrors = [err146];
}
else {
vErrors.push(err146);
}
errors++;
}
if(func2(data50) < 1){
const err147 = {instancePath:instancePath+"/quality/licences/known/" + key11.replace(/~/g, "~0").replace(/\//g, "~1"),schemaPath:"#/properties/quality/properties/licences/properties/known/additionalProperties/minLength",keyword:"minLength",params:{limit: 1},message:"must NOT have fewer than 1 characters"};
if(vErrors === null){
vErrors = [err147];
}
else {
vErrors.push(err147);
}
errors++;
}
}
else {
const err148 = {instancePath:instancePath+"/quality/licences/known/" + key11.replace(/~/g, "~0").replace(/\//g, "~1"),schemaPath:"#/properties/quality/properties/licences/properties/known/additionalProperties/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err148];
}
else {
vErrors.push(err148);
}
errors++;
}
}
}
else {
const err149 = {instancePath:instancePath+"/quality/licences/known",schemaPath:"#/properties/quality/properties/licences/properties/known/type",keyword:"type",params:{type: "object"},message:"must be object"};
if(vErrors === null){
vErrors = [err149];
}
else {
vErrors.push(err149);
}
errors++;
}
}
if(data43.report !== undefined){
let data51 = data43.report;
if(data51 && typeof data51 == "object" && !Array.isArray(data51)){
if(data51.file === undefined){
const err150 = {instancePath:instancePath+"/quality/licences/report",schemaPath:"#/properties/quality/properties/licences/properties/report/required",keyword:"required",params:{missingProperty: "file"},message:"must have required property '"+"file"+"'"};
if(vErrors === null){
vErrors = [err150];
}
else {
vErrors.push(err150);
}
errors++;
}
for(const key12 in data51){
if(!((key12 === "command") || (key12 === "file"))){
const err151 = {instancePath:instancePath+"/quality/licences/report",schemaPath:"#/properties/quality/properties/licences/properties/report/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key12},message:"must NOT have additional properties"};
if(vErrors === null){
vErrors = [err151];
}
else {
vErrors.push(err151);
}
errors++;
}
}
if(data51.command !== undefined){
let data52 = data51.command;
if(typeof data52 === "string"){
if(func2(data52) > 4000){
const err152 = {instancePath:instancePath+"/quality/licences/report/command",schemaPath:"#/properties/quality/properties/licences/properties/report/properties/command/maxLength",keyword:"maxLength",params:{limit: 4000},message:"must NOT have more than 4000 characters"};
if(vErrors === null){
vErrors = [err152];
}
else {
vErrors.push(err152);
}
errors++;
}
if(func2(data52) < 1){
const err153 = {instancePath:instancePath+"/quality/licences/report/command",schemaPath:"#/properties/quality/properties/licences/properties/report/properties/command/minLength",keyword:"minLength",params:{limit: 1},message:"must NOT have fewer than 1 characters"};
if(vErrors === null){
vErrors = [err153];
}
else {
vErrors.push(err153);
}
errors++;
}
}
else {
const err154 = {instancePath:instancePath+"/quality/licences/report/command",schemaPath:"#/properties/quality/properties/licences/properties/report/properties/command/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err154];
}
else {
vErrors.push(err154);
}
errors++;
}
}
if(data51.file !== undefined){
let data53 = data51.file;
if(typeof data53 === "string"){
if(func2(data53) > 300){
const err155 = {instancePath:instancePath+"/quality/licences/report/file",schemaPath:"#/properties/quality/properties/licences/properties/report/properties/file/maxLength",keyword:"maxLength",params:{limit: 300},message:"must NOT have more than 300 characters"};
if(vErrors === null){
vErrors = [err155];
}
else {
vErrors.push(err155);
}
errors++;
}
if(func2(data53) < 1){
const err156 = {instancePath:instancePath+"/quality/licences/report/file",schemaPath:"#/properties/quality/properties/licences/properties/report/properties/file/minLength",keyword:"minLength",params:{limit: 1},message:"must NOT have fewer than 1 characters"};
if(vErrors === null){
vErrors = [err156];
}
else {
vErrors.push(err156);
}
errors++;
}
}
else {
const err157 = {instancePath:instancePath+"/quality/licences/report/file",schemaPath:"#/properties/quality/properties/licences/properties/report/properties/file/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err157];
}
else {
vErrors.push(err157);
}
errors++;
}
}
}
else {
const err158 = {instancePath:instancePath+"/quality/licences/report",schemaPath:"#/properties/quality/properties/licences/properties/report/type",keyword:"type",params:{type: "object"},message:"must be object"};
if(vErrors === null){
vErrors = [err158];
}
else {
vErrors.push(err158);
}
errors++;
}
}
}
else {
const err159 = {instancePath:instancePath+"/quality/licences",schemaPath:"#/properties/quality/properties/licences/type",keyword:"type",params:{type: "object"},message:"must be object"};
if(vErrors === null){
vErrors = [err159];
}
else {
vErrors.push(err159);
}
errors++;
}
}
if(data39.sast !== undefined){
let data54 = data39.sast;
if(data54 && typeof data54 == "object" && !Array.isArray(data54)){
if(data54.format === undefined){
const err160 = {instancePath:instancePath+"/quality/sast",schemaPath:"#/properties/quality/properties/sast/required",keyword:"required",params:{missingProperty: "format"},message:"must have required property '"+"format"+"'"};
if(vErrors === null){
vErrors = [err160];
}
else {
vErrors.push(err160);
}
errors++;
}
if(data54.file === undefined){
const err161 = {instancePath:instancePath+"/quality/sast",schemaPath:"#/properties/quality/properties/sast/required",keyword:"required",params:{missingProperty: "file"},message:"must have required property '"+"file"+"'"};
if(vErrors === null){
vErrors = [err161];
}
else {
vErrors.push(err161);
}
errors++;
}
for(const key13 in data54){
if(!(((key13 === "command") || (key13 === "format")) || (key13 === "file"))){
const err162 = {instancePath:instancePath+"/quality/sast",schemaPath:"#/properties/quality/properties/sast/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key13},message:"must NOT have additional properties"};
if(vErrors === null){
vErrors = [err162];
}
else {
vErrors.push(err162);
}
errors++;
}
}
if(data54.command !== undefined){
let data55 = data54.command;
if(typeof data55 === "string"){
if(func2(data55) > 4000){
const err163 = {instancePath:instancePath+"/quality/sast/command",schemaPath:"#/properties/quality/properties/sast/properties/command/maxLength",keyword:"maxLength",params:{limit: 4000},message:"must NOT have more than 4000 characters"};
if(vErrors === null){
vErrors = [err163];
}
else {
vErrors.push(err163);
}
errors++;
}
if(func2(data55) < 1){
const err164 = {instancePath:instancePath+"/quality/sast/command",schemaPath:"#/properties/quality/properties/sast/properties/command/minLength",keyword:"minLength",params:{limit: 1},message:"must NOT have fewer than 1 characters"};
if(vErrors === null){
vErrors = [err164];
}
else {
vErrors.push(err164);
}
errors++;
}
}
else {
const err165 = {instancePath:instancePath+"/quality/sast/command",schemaPath:"#/properties/quality/properties/sast/properties/command/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err165];
}
else {
vErrors.push(err165);
}
errors++;
}
}
if(data54.format !== undefined){
let data56 = data54.format;
if(typeof data56 !== "string"){
const err166 = {instancePath:instancePath+"/quality/sast/format",schemaPath:"#/properties/quality/properties/sast/properties/format/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err166];
}
else {
vErrors.push(err166);
}
errors++;
}
if(!(data56 === "sarif")){
const err167 = {instancePath:instancePath+"/quality/sast/format",schemaPath:"#/properties/quality/properties/sast/properties/format/enum",keyword:"enum",params:{allowedValues: schema21.properties.quality.properties.sast.properties.format.enum},message:"must be equal to one of the allowed values"};
if(vErrors === null){
vErrors = [err167];
}
else {
vErrors.push(err167);
}
errors++;
}
}
if(data54.file !== undefined){
let data57 = data54.file;
if(typeof data57 === "string"){
if(func2(data57) > 300){
const err168 = {instancePath:instancePath+"/quality/sast/file",schemaPath:"#/properties/quality/properties/sast/properties/file/maxLength",keyword:"maxLength",params:{limit: 300},message:"must NOT have more than 300 characters"};
if(vErrors === null){
vErrors = [err168];
}
else {
vErrors.push(err168);
}
errors++;
}
if(func2(data57) < 1){
const err169 = {instancePath:instancePath+"/quality/sast/file",schemaPath:"#/properties/quality/properties/sast/properties/file/minLength",keyword:"minLength",params:{limit: 1},message:"must NOT have fewer than 1 characters"};
if(vErrors === null){
vErrors = [err169];
}
else {
vErrors.push(err169);
}
errors++;
}
}
else {
const err170 = {instancePath:instancePath+"/quality/sast/file",schemaPath:"#/properties/quality/properties/sast/properties/file/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err170];
}
else {
vErrors.push(err170);
}
errors++;
}
}
}
else {
const err171 = {instancePath:instancePath+"/quality/sast",schemaPath:"#/properties/quality/properties/sast/type",keyword:"type",params:{type: "object"},message:"must be object"};
if(vErrors === null){
vErrors = [err171];
}
else {
vErrors.push(err171);
}
errors++;
}
}
if(data39.sca !== undefined){
let data58 = data39.sca;
if(data58 && typeof data58 == "object" && !Array.isArray(data58)){
if(data58.format === undefined){
const err172 = {instancePath:instancePath+"/quality/sca",schemaPath:"#/properties/quality/properties/sca/required",keyword:"required",params:{missingProperty: "format"},message:"must have required property '"+"format"+"'"};
if(vErrors === null){
vErrors = [err172];
}
else {
vErrors.push(err172);
}
errors++;
}
if(data58.file === undefined){
const err173 = {instancePath:instancePath+"/quality/sca",schemaPath:"#/properties/quality/properties/sca/required",keyword:"required",params:{missingProperty: "file"},message:"must have required property '"+"file"+"'"};
if(vErrors === null){
vErrors = [err173];
}
else {
vErrors.push(err173);
}
errors++;
}
for(const key14 in data58){
if(!(((key14 === "command") || (key14 === "format")) || (key14 === "file"))){
const err174 = {instancePath:instancePath+"/quality/sca",schemaPath:"#/properties/quality/properties/sca/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key14},message:"must NOT have additional properties"};
if(vErrors === null){
vErrors = [err174];
}
else {
vErrors.push(err174);
}
errors++;
}
}
if(data58.command !== undefined){
let data59 = data58.command;
if(typeof data59 === "string"){
if(func2(data59) > 4000){
const err175 = {instancePath:instancePath+"/quality/sca/command",schemaPath:"#/properties/quality/properties/sca/properties/command/maxLength",keyword:"maxLength",params:{limit: 4000},message:"must NOT have more than 4000 characters"};
if(vErrors === null){
vErrors = [err175];
}
else {
vErrors.push(err175);
}
errors++;
}
if(func2(data59) < 1){
const err176 = {instancePath:instancePath+"/quality/sca/command",schemaPath:"#/properties/quality/properties/sca/properties/command/minLength",keyword:"minLength",params:{limit: 1},message:"must NOT have fewer than 1 characters"};
if(vErrors === null){
vErrors = [err176];
}
else {
vErrors.push(err176);
}
errors++;
}
}
else {
const err177 = {instancePath:instancePath+"/quality/sca/command",schemaPath:"#/properties/quality/properties/sca/properties/command/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err177];
}
else {
vErrors.push(err177);
}
errors++;
}
}
if(data58.format !== undefined){
let data60 = data58.format;
if(typeof data60 !== "string"){
const err178 = {instancePath:instancePath+"/quality/sca/format",schemaPath:"#/properties/quality/properties/sca/properties/format/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err178];
}
else {
vErrors.push(err178);
}
errors++;
}
if(!((((data60 === "osv") || (data60 === "npm-audit")) || (data60 === "cyclonedx-vex")) || (data60 === "sarif"))){
const err179 = {instancePath:instancePath+"/quality/sca/format",schemaPath:"#/properties/quality/properties/sca/properties/format/enum",keyword:"enum",params:{allowedValues: schema21.properties.quality.properties.sca.properties.format.enum},message:"must be equal to one of the allowed values"};
if(vErrors === null){
vErrors = [err179];
}
else {
vErrors.push(err179);
}
errors++;
}
}
if(data58.file !== undefined){
let data61 = data58.file;
if(typeof data61 === "string"){
if(func2(data61) > 300){
const err180 = {instancePath:instancePath+"/quality/sca/file",schemaPath:"#/properties/quality/properties/sca/properties/file/maxLength",keyword:"maxLength",params:{limit: 300},message:"must NOT have more than 300 characters"};
if(vErrors === null){
vErrors = [err180];
}
else {
vErrors.push(err180);
}
errors++;
}
if(func2(data61) < 1){
const err181 = {instancePath:instancePath+"/quality/sca/file",schemaPath:"#/properties/quality/properties/sca/properties/file/minLength",keyword:"minLength",params:{limit: 1},message:"must NOT have fewer than 1 characters"};
if(vErrors === null){
vErrors = [err181];
}
else {
vErrors.push(err181);
}
errors++;
}
}
else {
const err182 = {instancePath:instancePath+"/quality/sca/file",schemaPath:"#/properties/quality/properties/sca/properties/file/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err182];
}
else {
vErrors.push(err182);
}
errors++;
}
}
}
else {
const err183 = {instancePath:instancePath+"/quality/sca",schemaPath:"#/properties/quality/properties/sca/type",keyword:"type",params:{type: "object"},message:"must be object"};
if(vErrors === null){
vErrors = [err183];
}
else {
vErrors.push(err183);
}
errors++;
}
}
if(data39.cvssMax !== undefined){
let data62 = data39.cvssMax;
if((typeof data62 == "number") && (isFinite(data62))){
if(data62 > 10 || isNaN(data62)){
const err184 = {instancePath:instancePath+"/quality/cvssMax",schemaPath:"#/properties/quality/properties/cvssMax/maximum",keyword:"maximum",params:{comparison: "<=", limit: 10},message:"must be <= 10"};
if(vErrors === null){
vErrors = [err184];
}
else {
vErrors.push(err184);
}
errors++;
}
if(data62 < 0 || isNaN(data62)){
const err185 = {instancePath:instancePath+"/quality/cvssMax",schemaPath:"#/properties/quality/properties/cvssMax/minimum",keyword:"minimum",params:{comparison: ">=", limit: 0},message:"must be >= 0"};
if(vErrors === null){
vErrors = [err185];
}
else {
vErrors.push(err185);
}
errors++;
}
}
else {
const err186 = {instancePath:instancePath+"/quality/cvssMax",schemaPath:"#/properties/quality/properties/cvssMax/type",keyword:"type",params:{type: "number"},message:"must be number"};
if(vErrors === null){
vErrors = [err186];
}
else {
vErrors.push(err186);
}
errors++;
}
}
if(data39.testWeakening !== undefined){
let data63 = data39.testWeakening;
if(typeof data63 !== "string"){
const err187 = {instancePath:instancePath+"/quality/testWeakening",schemaPath:"#/properties/quality/properties/testWeakening/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err187];
}
else {
vErrors.push(err187);
}
errors++;
}
if(!((data63 === "refuse") || (data63 === "ask"))){
const err188 = {instancePath:instancePath+"/quality/testWeakening",schemaPath:"#/properties/quality/properties/testWeakening/enum",keyword:"enum",params:{allowedValues: schema21.properties.quality.properties.testWeakening.enum},message:"must be equal to one of the allowed values"};
if(vErrors === null){
vErrors = [err188];
}
else {
vErrors.push(err188);
}
errors++;
}
}
if(data39.flakyReruns !== undefined){
let data64 = data39.flakyReruns;
if(!(((typeof data64 == "number") && (!(data64 % 1) && !isNaN(data64))) && (isFinite(data64)))){
const err189 = {instancePath:instancePath+"/quality/flakyReruns",schemaPath:"#/properties/quality/properties/flakyReruns/type",keyword:"type",params:{type: "integer"},message:"must be integer"};
if(vErrors === null){
vErrors = [err189];
}
else {
vErrors.push(err189);
}
errors++;
}
if((typeof data64 == "number") && (isFinite(data64))){
if(data64 > 5 || isNaN(data64)){
const err190 = {instancePath:instancePath+"/quality/flakyReruns",schemaPath:"#/properties/quality/properties/flakyReruns/maximum",keyword:"maximum",params:{comparison: "<=", limit: 5},message:"must be <= 5"};
if(vErrors === null){
vErrors = [err190];
}
else {
vErrors.push(err190);
}
errors++;
}
if(data64 < 1 || isNaN(data64)){
const err191 = {instancePath:instancePath+"/quality/flakyReruns",schemaPath:"#/properties/quality/properties/flakyReruns/minimum",keyword:"minimum",params:{comparison: ">=", limit: 1},message:"must be >= 1"};
if(vErrors === null){
vErrors = [err191];
}
else {
vErrors.push(err191);
}
errors++;
}
}
}
if(data39.infrastructureRetries !== undefined){
let data65 = data39.infrastructureRetries;
if(!(((typeof data65 == "number") && (!(data65 % 1) && !isNaN(data65))) && (isFinite(data65)))){
const err192 = {instancePath:instancePath+"/quality/infrastructureRetries",schemaPath:"#/properties/quality/properties/infrastructureRetries/type",keyword:"type",params:{type: "integer"},message:"must be integer"};
if(vErrors === null){
vErrors = [err192];
}
else {
vErrors.push(err192);
}
errors++;
}
if((typeof data65 == "number") && (isFinite(data65))){
if(data65 > 10 || isNaN(data65)){
const err193 = {instancePath:instancePath+"/quality/infrastructureRetries",schemaPath:"#/properties/quality/properties/infrastructureRetries/maximum",keyword:"maximum",params:{comparison: "<=", limit: 10},message:"must be <= 10"};
if(vErrors === null){
vErrors = [err193];
}
else {
vErrors.push(err193);
}
errors++;
}
if(data65 < 0 || isNaN(data65)){
const err194 = {instancePath:instancePath+"/quality/infrastructureRetries",schemaPath:"#/properties/quality/properties/infrastructureRetries/minimum",keyword:"minimum",params:{comparison: ">=", limit: 0},message:"must be >= 0"};
if(vErrors === null){
vErrors = [err194];
}
else {
vErrors.push(err194);
}
errors++;
}
}
}
if(data39.stabiliseCycles !== undefined){
let data66 = data39.stabiliseCycles;
if(!(((typeof data66 == "number") && (!(data66 % 1) && !isNaN(data66))) && (isFinite(data66)))){
const err195 = {instancePath:instancePath+"/quality/stabiliseCycles",schemaPath:"#/properties/quality/properties/stabiliseCycles/type",keyword:"type",params:{type: "integer"},message:"must be integer"};
if(vErrors === null){
vErrors = [err195];
}
else {
vErrors.push(err195);
}
errors++;
}
if((typeof data66 == "number") && (isFinite(data66))){
if(data66 > 10 || isNaN(data66)){
const err196 = {instancePath:instancePath+"/quality/stabiliseCycles",schemaPath:"#/properties/quality/properties/stabiliseCycles/maximum",keyword:"maximum",params:{comparison: "<=", limit: 10},message:"must be <= 10"};
if(vErrors === null){
vErrors = [err196];
}
else {
vErrors.push(err196);
}
errors++;
}
if(data66 < 0 || isNaN(data66)){
const err197 = {instancePath:instancePath+"/quality/stabiliseCycles",schemaPath:"#/properties/quality/properties/stabiliseCycles/minimum",keyword:"minimum",params:{comparison: ">=", limit: 0},message:"must be >= 0"};
if(vErrors === null){
vErrors = [err197];
}
else {
vErrors.push(err197);
}
errors++;
}
}
}
}
else {
const err198 = {instancePath:instancePath+"/quality",schemaPath:"#/properties/quality/type",keyword:"type",params:{type: "object"},message:"must be object"};
if(vErrors === null){
vErrors = [err198];
}
else {
vErrors.push(err198);
}
errors++;
}
}
if(data.policy !== undefined){
let data67 = data.policy;
if(data67 && typeof data67 == "object" && !Array.isArray(data67)){
for(const key15 in data67){
if(!(func61.call(schema21.properties.policy.properties, key15))){
const err199 = {instancePath:instancePath+"/policy",schemaPath:"#/properties/policy/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key15},message:"must NOT have additional properties"};
if(vErrors === null){
vErrors = [err199];
}
else {
vErrors.push(err199);
}
errors++;
}
}
if(data67.deploymentApproval !== undefined){
let data68 = data67.deploymentApproval;
if(typeof data68 !== "string"){
const err200 = {instancePath:instancePath+"/policy/deploymentApproval",schemaPath:"#/properties/policy/properties/deploymentApproval/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err200];
}
else {
vErrors.push(err200);
}
errors++;
}
if(!((data68 === "policy") || (data68 === "person"))){
const err201 = {instancePath:instancePath+"/policy/deploymentApproval",schemaPath:"#/properties/policy/properties/deploymentApproval/enum",keyword:"enum",params:{allowedValues: schema21.properties.policy.properties.deploymentApproval.enum},message:"must be equal to one of the allowed values"};
if(vErrors === null){
vErrors = [err201];
}
else {
vErrors.push(err201);
}
errors++;
}
}
if(data67.coverageMin !== undefined){
let data69 = data67.coverageMin;
if((typeof data69 == "number") && (isFinite(data69))){
if(data69 < 0 || isNaN(data69)){
const err202 = {instancePath:instancePath+"/policy/coverageMin",schemaPath:"#/properties/policy/properties/coverageMin/minimum",keyword:"minimum",params:{comparison: ">=", limit: 0},message:"must be >= 0"};
if(vErrors === null){
vErrors = [err202];
}
else {
vErrors.push(err202);
}
errors++;
}
if(data69 >= 100 || isNaN(data69)){
const err203 = {instancePath:instancePath+"/policy/coverageMin",schemaPath:"#/properties/policy/properties/coverageMin/exclusiveMaximum",keyword:"exclusiveMaximum",params:{comparison: "<", limit: 100},message:"must be < 100"};
if(vErrors === null){
vErrors = [err203];
}
else {
vErrors.push(err203);
}
errors++;
}
}
else {
const err204 = {instancePath:instancePath+"/policy/coverageMin",schemaPath:"#/properties/policy/properties/coverageMin/type",keyword:"type",params:{type: "number"},message:"must be number"};
if(vErrors === null){
vErrors = [err204];
}
else {
vErrors.push(err204);
}
errors++;
}
}
if(data67.maxRounds !== undefined){
let data70 = data67.maxRounds;
if(!(((typeof data70 == "number") && (!(data70 % 1) && !isNaN(data70))) && (isFinite(data70)))){
const err205 = {instancePath:instancePath+"/policy/maxRounds",schemaPath:"#/properties/policy/properties/maxRounds/type",keyword:"type",params:{type: "integer"},message:"must be integer"};
if(vErrors === null){
vErrors = [err205];
}
else {
vErrors.push(err205);
}
errors++;
}
if((typeof data70 == "number") && (isFinite(data70))){
if(data70 > 20 || isNaN(data70)){
const err206 = {instancePath:instancePath+"/policy/maxRounds",schemaPath:"#/properties/policy/properties/maxRounds/maximum",keyword:"maximum",params:{comparison: "<=", limit: 20},message:"must be <= 20"};
if(vErrors === null){
vErrors = [err206];
}
else {
vErrors.push(err206);
}
errors++;
}
if(data70 < 1 || isNaN(data70)){
const err207 = {instancePath:instancePath+"/policy/maxRounds",schemaPath:"#/properties/policy/properties/maxRounds/minimum",keyword:"minimum",params:{comparison: ">=", limit: 1},message:"must be >= 1"};
if(vErrors === null){
vErrors = [err207];
}
else {
vErrors.push(err207);
}
errors++;
}
}
}
if(data67.maxCodingAttempts !== undefined){
let data71 = data67.maxCodingAttempts;
if(!(((typeof data71 == "number") && (!(data71 % 1) && !isNaN(data71))) && (isFinite(data71)))){
const err208 = {instancePath:instancePath+"/policy/maxCodingAttempts",schemaPath:"#/properties/policy/properties/maxCodingAttempts/type",keyword:"type",params:{type: "integer"},message:"must be integer"};
if(vErrors === null){
vErrors = [err208];
}
else {
vErrors.push(err208);
}
errors++;
}
if((typeof data71 == "number") && (isFinite(data71))){
if(data71 > 20 || isNaN(data71)){
const err209 = {instancePath:instancePath+"/policy/maxCodingAttempts",schemaPath:"#/properties/policy/properties/maxCodingAttempts/maximum",keyword:"maximum",params:{comparison: "<=", limit: 20},message:"must be <= 20"};
if(vErrors === null){
vErrors = [err209];
}
else {
vErrors.push(err209);
}
errors++;
}
if(data71 < 1 || isNaN(data71)){
const err210 = {instancePath:instancePath+"/policy/maxCodingAttempts",schemaPath:"#/properties/policy/properties/maxCodingAttempts/minimum",keyword:"minimum",params:{comparison: ">=", limit: 1},message:"must be >= 1"};
if(vErrors === null){
vErrors = [err210];
}
else {
vErrors.push(err210);
}
errors++;
}
}
}
if(data67.maxTurns !== undefined){
let data72 = data67.maxTurns;
if(!(((typeof data72 == "number") && (!(data72 % 1) && !isNaN(data72))) && (isFinite(data72)))){
const err211 = {instancePath:instancePath+"/policy/maxTurns",schemaPath:"#/properties/policy/properties/maxTurns/type",keyword:"type",params:{type: "integer"},message:"must be integer"};
if(vErrors === null){
vErrors = [err211];
}
else {
vErrors.push(err211);
}
errors++;
}
if((typeof data72 == "number") && (isFinite(data72))){
if(data72 > 200 || isNaN(data72)){
const err212 = {instancePath:instancePath+"/policy/maxTurns",schemaPath:"#/properties/policy/properties/maxTurns/maximum",keyword:"maximum",params:{comparison: "<=", limit: 200},message:"must be <= 200"};
if(vErrors === null){
vErrors = [err212];
}
else {
vErrors.push(err212);
}
errors++;
}
if(data72 < 1 || isNaN(data72)){
const err213 = {instancePath:instancePath+"/policy/maxTurns",schemaPath:"#/properties/policy/properties/maxTurns/minimum",keyword:"minimum",params:{comparison: ">=", limit: 1},message:"must be >= 1"};
if(vErrors === null){
vErrors = [err213];
}
else {
vErrors.push(err213);
}
errors++;
}
}
}
if(data67.runLimitUsd !== undefined){
let data73 = data67.runLimitUsd;
if((typeof data73 == "number") && (isFinite(data73))){
if(data73 > 10000 || isNaN(data73)){
const err214 = {instancePath:instancePath+"/policy/runLimitUsd",schemaPath:"#/properties/policy/properties/runLimitUsd/maximum",keyword:"maximum",params:{comparison: "<=", limit: 10000},message:"must be <= 10000"};
if(vErrors === null){
vErrors = [err214];
}
else {
vErrors.push(err214);
}
errors++;
}
if(data73 <= 0 || isNaN(data73)){
const err215 = {instancePath:instancePath+"/policy/runLimitUsd",schemaPath:"#/properties/policy/properties/runLimitUsd/exclusiveMinimum",keyword:"exclusiveMinimum",params:{comparison: ">", limit: 0},message:"must be > 0"};
if(vErrors === null){
vErrors = [err215];
}
else {
vErrors.push(err215);
}
errors++;
}
}
else {
const err216 = {instancePath:instancePath+"/policy/runLimitUsd",schemaPath:"#/properties/policy/properties/runLimitUsd/type",keyword:"type",params:{type: "number"},message:"must be number"};
if(vErrors === null){
vErrors = [err216];
}
else {
vErrors.push(err216);
}
errors++;
}
}
if(data67.gateReminderHours !== undefined){
let data74 = data67.gateReminderHours;
if((typeof data74 == "number") && (isFinite(data74))){
if(data74 > 8760 || isNaN(data74)){
const err217 = {instancePath:instancePath+"/policy/gateReminderHours",schemaPath:"#/properties/policy/properties/gateReminderHours/maximum",keyword:"maximum",params:{comparison: "<=", limit: 8760},message:"must be <= 8760"};
if(vErrors === null){
vErrors = [err217];
}
else {
vErrors.push(err217);
}
errors++;
}
if(data74 <= 0 || isNaN(data74)){
const err218 = {instancePath:instancePath+"/policy/gateReminderHours",schemaPath:"#/properties/policy/properties/gateReminderHours/exclusiveMinimum",keyword:"exclusiveMinimum",params:{comparison: ">", limit: 0},message:"must be > 0"};
if(vErrors === null){
vErrors = [err218];
}
else {
vErrors.push(err218);
}
errors++;
}
}
else {
const err219 = {instancePath:instancePath+"/policy/gateReminderHours",schemaPath:"#/properties/policy/properties/gateReminderHours/type",keyword:"type",params:{type: "number"},message:"must be number"};
if(vErrors === null){
vErrors = [err219];
}
else {
vErrors.push(err219);
}
errors++;
}
}
if(data67.gateEscalationHours !== undefined){
let data75 = data67.gateEscalationHours;
if((typeof data75 == "number") && (isFinite(data75))){
if(data75 > 8760 || isNaN(data75)){
const err220 = {instancePath:instancePath+"/policy/gateEscalationHours",schemaPath:"#/properties/policy/properties/gateEscalationHours/maximum",keyword:"maximum",params:{comparison: "<=", limit: 8760},message:"must be <= 8760"};
if(vErrors === null){
vErrors = [err220];
}
else {
vErrors.push(err220);
}
errors++;
}
if(data75 <= 0 || isNaN(data75)){
const err221 = {instancePath:instancePath+"/policy/gateEscalationHours",schemaPath:"#/properties/policy/properties/gateEscalationHours/exclusiveMinimum",keyword:"exclusiveMinimum",params:{comparison: ">", limit: 0},message:"must be > 0"};
if(vErrors === null){
vErrors = [err221];
}
else {
vErrors.push(err221);
}
errors++;
}
}
else {
const err222 = {instancePath:instancePath+"/policy/gateEscalationHours",schemaPath:"#/properties/policy/properties/gateEscalationHours/type",keyword:"type",params:{type: "number"},message:"must be number"};
if(vErrors === null){
vErrors = [err222];
}
else {
vErrors.push(err222);
}
errors++;
}
}
if(data67.gateDeadlineHours !== undefined){
let data76 = data67.gateDeadlineHours;
if((typeof data76 == "number") && (isFinite(data76))){
if(data76 > 8760 || isNaN(data76)){
const err223 = {instancePath:instancePath+"/policy/gateDeadlineHours",schemaPath:"#/properties/policy/properties/gateDeadlineHours/maximum",keyword:"maximum",params:{comparison: "<=", limit: 8760},message:"must be <= 8760"};
if(vErrors === null){
vErrors = [err223];
}
else {
vErrors.push(err223);
}
errors++;
}
if(data76 <= 0 || isNaN(data76)){
const err224 = {instancePath:instancePath+"/policy/gateDeadlineHours",schemaPath:"#/properties/policy/properties/gateDeadlineHours/exclusiveMinimum",keyword:"exclusiveMinimum",params:{comparison: ">", limit: 0},message:"must be > 0"};
if(vErrors === null){
vErrors = [err224];
}
else {
vErrors.push(err224);
}
errors++;
}
}
else {
const err225 = {instancePath:instancePath+"/policy/gateDeadlineHours",schemaPath:"#/properties/policy/properties/gateDeadlineHours/type",keyword:"type",params:{type: "number"},message:"must be number"};
if(vErrors === null){
vErrors = [err225];
}
else {
vErrors.push(err225);
}
errors++;
}
}
if(data67.checkTimeoutSeconds !== undefined){
let data77 = data67.checkTimeoutSeconds;
if(!(((typeof data77 == "number") && (!(data77 % 1) && !isNaN(data77))) && (isFinite(data77)))){
const err226 = {instancePath:instancePath+"/policy/checkTimeoutSeconds",schemaPath:"#/properties/policy/properties/checkTimeoutSeconds/type",keyword:"type",params:{type: "integer"},message:"must be integer"};
if(vErrors === null){
vErrors = [err226];
}
else {
vErrors.push(err226);
}
errors++;
}
if((typeof data77 == "number") && (isFinite(data77))){
if(data77 > 21600 || isNaN(data77)){
const err227 = {instancePath:instancePath+"/policy/checkTimeoutSeconds",schemaPath:"#/properties/policy/properties/checkTimeoutSeconds/maximum",keyword:"maximum",params:{comparison: "<=", limit: 21600},message:"must be <= 21600"};
if(vErrors === null){
vErrors = [err227];
}
else {
vErrors.push(err227);
}
errors++;
}
if(data77 < 1 || isNaN(data77)){
const err228 = {instancePath:instancePath+"/policy/checkTimeoutSeconds",schemaPath:"#/properties/policy/properties/checkTimeoutSeconds/minimum",keyword:"minimum",params:{comparison: ">=", limit: 1},message:"must be >= 1"};
if(vErrors === null){
vErrors = [err228];
}
else {
vErrors.push(err228);
}
errors++;
}
}
}
if(data67.healthTimeoutSeconds !== undefined){
let data78 = data67.healthTimeoutSeconds;
if(!(((typeof data78 == "number") && (!(data78 % 1) && !isNaN(data78))) && (isFinite(data78)))){
const err229 = {instancePath:instancePath+"/policy/healthTimeoutSeconds",schemaPath:"#/properties/policy/properties/healthTimeoutSeconds/type",keyword:"type",params:{type: "integer"},message:"must be integer"};
if(vErrors === null){
vErrors = [err229];
}
else {
vErrors.push(err229);
}
errors++;
}
if((typeof data78 == "number") && (isFinite(data78))){
if(data78 > 3600 || isNaN(data78)){
const err230 = {instancePath:instancePath+"/policy/healthTimeoutSeconds",schemaPath:"#/properties/policy/properties/healthTimeoutSeconds/maximum",keyword:"maximum",params:{comparison: "<=", limit: 3600},message:"must be <= 3600"};
if(vErrors === null){
vErrors = [err230];
}
else {
vErrors.push(err230);
}
errors++;
}
if(data78 < 1 || isNaN(data78)){
const err231 = {instancePath:instancePath+"/policy/healthTimeoutSeconds",schemaPath:"#/properties/policy/properties/healthTimeoutSeconds/minimum",keyword:"minimum",params:{comparison: ">=", limit: 1},message:"must be >= 1"};
if(vErrors === null){
vErrors = [err231];
}
else {
vErrors.push(err231);
}
errors++;
}
}
}
if(data67.soakSeconds !== undefined){
let data79 = data67.soakSeconds;
if(!(((typeof data79 == "number") && (!(data79 % 1) && !isNaN(data79))) && (isFinite(data79)))){
const err232 = {instancePath:instancePath+"/policy/soakSeconds",schemaPath:"#/properties/policy/properties/soakSeconds/type",keyword:"type",params:{type: "integer"},message:"must be integer"};
if(vErrors === null){
vErrors = [err232];
}
else {
vErrors.push(err232);
}
errors++;
}
if((typeof data79 == "number") && (isFinite(data79))){
if(data79 > 86400 || isNaN(data79)){
const err233 = {instancePath:instancePath+"/policy/soakSeconds",schemaPath:"#/properties/policy/properties/soakSeconds/maximum",keyword:"maximum",params:{comparison: "<=", limit: 86400},message:"must be <= 86400"};
if(vErrors === null){
vErrors = [err233];
}
else {
vErrors.push(err233);
}
errors++;
}
if(data79 < 1 || isNaN(data79)){
const err234 = {instancePath:instancePath+"/policy/soakSeconds",schemaPath:"#/properties/policy/properties/soakSeconds/minimum",keyword:"minimum",params:{comparison: ">=", limit: 1},message:"must be >= 1"};
if(vErrors === null){
vErrors = [err234];
}
else {
vErrors.push(err234);
}
errors++;
}
}
}
if(data67.soakSampleCount !== undefined){
let data80 = data67.soakSampleCount;
if(!(((typeof data80 == "number") && (!(data80 % 1) && !isNaN(data80))) && (isFinite(data80)))){
const err235 = {instancePath:instancePath+"/policy/soakSampleCount",schemaPath:"#/properties/policy/properties/soakSampleCount/type",keyword:"type",params:{type: "integer"},message:"must be integer"};
if(vErrors === null){
vErrors = [err235];
}
else {
vErrors.push(err235);
}
errors++;
}
if((typeof data80 == "number") && (isFinite(data80))){
if(data80 > 1000 || isNaN(data80)){
const err236 = {instancePath:instancePath+"/policy/soakSampleCount",schemaPath:"#/properties/policy/properties/soakSampleCount/maximum",keyword:"maximum",params:{comparison: "<=", limit: 1000},message:"must be <= 1000"};
if(vErrors === null){
vErrors = [err236];
}
else {
vErrors.push(err236);
}
errors++;
}
if(data80 < 1 || isNaN(data80)){
const err237 = {instancePath:instancePath+"/policy/soakSampleCount",schemaPath:"#/properties/policy/properties/soakSampleCount/minimum",keyword:"minimum",params:{comparison: ">=", limit: 1},message:"must be >= 1"};
if(vErrors === null){
vErrors = [err237];
}
else {
vErrors.push(err237);
}
errors++;
}
}
}
if(data67.latencyP95LimitMs !== undefined){
let data81 = data67.latencyP95LimitMs;
if((typeof data81 == "number") && (isFinite(data81))){
if(data81 <= 0 || isNaN(data81)){
const err238 = {instancePath:instancePath+"/policy/latencyP95LimitMs",schemaPath:"#/properties/policy/properties/latencyP95LimitMs/exclusiveMinimum",keyword:"exclusiveMinimum",params:{comparison: ">", limit: 0},message:"must be > 0"};
if(vErrors === null){
vErrors = [err238];
}
else {
vErrors.push(err238);
}
errors++;
}
}
else {
const err239 = {instancePath:instancePath+"/policy/latencyP95LimitMs",schemaPath:"#/properties/policy/properties/latencyP95LimitMs/type",keyword:"type",params:{type: "number"},message:"must be number"};
if(vErrors === null){
vErrors = [err239];
}
else {
vErrors.push(err239);
}
errors++;
}
}
if(data67.errorRateLimitPercent !== undefined){
let data82 = data67.errorRateLimitPercent;
if((typeof data82 == "number") && (isFinite(data82))){
if(data82 > 100 || isNaN(data82)){
const err240 = {instancePath:instancePath+"/policy/errorRateLimitPercent",schemaPath:"#/properties/policy/properties/errorRateLimitPercent/maximum",keyword:"maximum",params:{comparison: "<=", limit: 100},message:"must be <= 100"};
if(vErrors === null){
vErrors = [err240];
}
else {
vErrors.push(err240);
}
errors++;
}
if(data82 < 0 || isNaN(data82)){
const err241 = {instancePath:instancePath+"/policy/errorRateLimitPercent",schemaPath:"#/properties/policy/properties/errorRateLimitPercent/minimum",keyword:"minimum",params:{comparison: ">=", limit: 0},message:"must be >= 0"};
if(vErrors === null){
vErrors = [err241];
}
else {
vErrors.push(err241);
}
errors++;
}
}
else {
const err242 = {instancePath:instancePath+"/policy/errorRateLimitPercent",schemaPath:"#/properties/policy/properties/errorRateLimitPercent/type",keyword:"type",params:{type: "number"},message:"must be number"};
if(vErrors === null){
vErrors = [err242];
}
else {
vErrors.push(err242);
}
errors++;
}
}
if(data67.merge !== undefined){
let data83 = data67.merge;
if(typeof data83 !== "string"){
const err243 = {instancePath:instancePath+"/policy/merge",schemaPath:"#/properties/policy/properties/merge/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err243];
}
else {
vErrors.push(err243);
}
errors++;
}
if(!(((data83 === "pr") || (data83 === "theirs")) || (data83 === "direct_push"))){
const err244 = {instancePath:instancePath+"/policy/merge",schemaPath:"#/properties/policy/properties/merge/enum",keyword:"enum",params:{allowedValues: schema21.properties.policy.properties.merge.enum},message:"must be equal to one of the allowed values"};
if(vErrors === null){
vErrors = [err244];
}
else {
vErrors.push(err244);
}
errors++;
}
}
if(data67.allowDirectPush !== undefined){
if(typeof data67.allowDirectPush !== "boolean"){
const err245 = {instancePath:instancePath+"/policy/allowDirectPush",schemaPath:"#/properties/policy/properties/allowDirectPush/type",keyword:"type",params:{type: "boolean"},message:"must be boolean"};
if(vErrors === null){
vErrors = [err245];
}
else {
vErrors.push(err245);
}
errors++;
}
}
if(data67.branchOnCancel !== undefined){
let data85 = data67.branchOnCancel;
if(typeof data85 !== "string"){
const err246 = {instancePath:instancePath+"/policy/branchOnCancel",schemaPath:"#/properties/policy/properties/branchOnCancel/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err246];
}
else {
vErrors.push(err246);
}
errors++;
}
if(!((data85 === "keep") || (data85 === "delete"))){
const err247 = {instancePath:instancePath+"/policy/branchOnCancel",schemaPath:"#/properties/policy/properties/branchOnCancel/enum",keyword:"enum",params:{allowedValues: schema21.properties.policy.properties.branchOnCancel.enum},message:"must be equal to one of the allowed values"};
if(vErrors === null){
vErrors = [err247];
}
else {
vErrors.push(err247);
}
errors++;
}
}
if(data67.checkpoints !== undefined){
let data86 = data67.checkpoints;
if(typeof data86 !== "string"){
const err248 = {instancePath:instancePath+"/policy/checkpoints",schemaPath:"#/properties/policy/properties/checkpoints/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err248];
}
else {
vErrors.push(err248);
}
errors++;
}
if(!((data86 === "none") || (data86 === "every_stage"))){
const err249 = {instancePath:instancePath+"/policy/checkpoints",schemaPath:"#/properties/policy/properties/checkpoints/enum",keyword:"enum",params:{allowedValues: schema21.properties.policy.properties.checkpoints.enum},message:"must be equal to one of the allowed values"};
if(vErrors === null){
vErrors = [err249];
}
else {
vErrors.push(err249);
}
errors++;
}
}
if(data67.release !== undefined){
let data87 = data67.release;
if(data87 && typeof data87 == "object" && !Array.isArray(data87)){
for(const key16 in data87){
if(!(func61.call(schema21.properties.policy.properties.release.properties, key16))){
const err250 = {instancePath:instancePath+"/policy/release",schemaPath:"#/properties/policy/properties/release/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key16},message:"must NOT have additional properties"};
if(vErrors === null){
vErrors = [err250];
}
else {
vErrors.push(err250);
}
errors++;
}
}
if(data87.changeWindows !== undefined){
let data88 = data87.changeWindows;
if(Array.isArray(data88)){
if(data88.length > 50){
const err251 = {instancePath:instancePath+"/policy/release/changeWindows",schemaPath:"#/properties/policy/properties/release/properties/changeWindows/maxItems",keyword:"maxItems",params:{limit: 50},message:"must NOT have more than 50 items"};
if(vErrors === null){
vErrors = [err251];
}
else {
vErrors.push(err251);
}
errors++;
}
const len6 = data88.length;
for(let i6=0; i6<len6; i6++){
let data89 = data88[i6];
if(data89 && typeof data89 == "object" && !Array.isArray(data89)){
if(data89.days === undefined){
const err252 = {instancePath:instancePath+"/policy/release/changeWindows/" + i6,schemaPath:"#/properties/policy/properties/release/properties/changeWindows/items/required",keyword:"required",params:{missingProperty: "days"},message:"must have required property '"+"days"+"'"};
if(vErrors === null){
vErrors = [err252];
}
else {
vErrors.push(err252);
}
errors++;
}
if(data89.from === undefined){
const err253 = {instancePath:instancePath+"/policy/release/changeWindows/" + i6,schemaPath:"#/properties/policy/properties/release/properties/changeWindows/items/required",keyword:"required",params:{missingProperty: "from"},message:"must have required property '"+"from"+"'"};
if(vErrors === null){
vErrors = [err253];
}
else {
vErrors.push(err253);
}
errors++;
}
if(data89.to === undefined){
const err254 = {instancePath:instancePath+"/policy/release/changeWindows/" + i6,schemaPath:"#/properties/policy/properties/release/properties/changeWindows/items/required",keyword:"required",params:{missingProperty: "to"},message:"must have required property '"+"to"+"'"};
if(vErrors === null){
vErrors = [err254];
}
else {
vErrors.push(err254);
}
errors++;
}
if(data89.timeZone === undefined){
const err255 = {instancePath:instancePath+"/policy/release/changeWindows/" + i6,schemaPath:"#/properties/policy/properties/release/properties/changeWindows/items/required",keyword:"required",params:{missingProperty: "timeZone"},message:"must have required property '"+"timeZone"+"'"};
if(vErrors === null){
vErrors = [err255];
}
else {
vErrors.push(err255);
}
errors++;
}
for(const key17 in data89){
if(!((((key17 === "days") || (key17 === "from")) || (key17 === "to")) || (key17 === "timeZone"))){
const err256 = {instancePath:instancePath+"/policy/release/changeWindows/" + i6,schemaPath:"#/properties/policy/properties/release/properties/changeWindows/items/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key17},message:"must NOT have additional properties"};
if(vErrors === null){
vErrors = [err256];
}
else {
vErrors.push(err256);
}
errors++;
}
}
if(data89.days !== undefined){
let data90 = data89.days;
if(Array.isArray(data90)){
if(data90.length > 7){
const err257 = {instancePath:instancePath+"/policy/release/changeWindows/" + i6+"/days",schemaPath:"#/properties/policy/properties/release/properties/changeWindows/items/properties/days/maxItems",keyword:"maxItems",params:{limit: 7},message:"must NOT have more than 7 items"};
if(vErrors === null){
vErrors = [err257];
}
else {
vErrors.push(err257);
}
errors++;
}
if(data90.length < 1){
const err258 = {instancePath:instancePath+"/policy/release/changeWindows/" + i6+"/days",schemaPath:"#/properties/policy/properties/release/properties/changeWindows/items/properties/days/minItems",keyword:"minItems",params:{limit: 1},message:"must NOT have fewer than 1 items"};
if(vErrors === null){
vErrors = [err258];
}
else {
vErrors.push(err258);
}
errors++;
}
const len7 = data90.length;
for(let i7=0; i7<len7; i7++){
let data91 = data90[i7];
if(typeof data91 !== "string"){
const err259 = {instancePath:instancePath+"/policy/release/changeWindows/" + i6+"/days/" + i7,schemaPath:"#/properties/policy/properties/release/properties/changeWindows/items/properties/days/items/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err259];
}
else {
vErrors.push(err259);
}
errors++;
}
if(!(((((((data91 === "mon") || (data91 === "tue")) || (data91 === "wed")) || (data91 === "thu")) || (data91 === "fri")) || (data91 === "sat")) || (data91 === "sun"))){
const err260 = {instancePath:instancePath+"/policy/release/changeWindows/" + i6+"/days/" + i7,schemaPath:"#/properties/policy/properties/release/properties/changeWindows/items/properties/days/items/enum",keyword:"enum",params:{allowedValues: schema21.properties.policy.properties.release.properties.changeWindows.items.properties.days.items.enum},message:"must be equal to one of the allowed values"};
if(vErrors === null){
vErrors = [err260];
}
else {
vErrors.push(err260);
}
errors++;
}
}
}
else {
const err261 = {instancePath:instancePath+"/policy/release/changeWindows/" + i6+"/days",schemaPath:"#/properties/policy/properties/release/properties/changeWindows/items/properties/days/type",keyword:"type",params:{type: "array"},message:"must be array"};
if(vErrors === null){
vErrors = [err261];
}
else {
vErrors.push(err261);
}
errors++;
}
}
if(data89.from !== undefined){
let data92 = data89.from;
if(typeof data92 === "string"){
if(!pattern28.test(data92)){
const err262 = {instancePath:instancePath+"/policy/release/changeWindows/" + i6+"/from",schemaPath:"#/properties/policy/properties/release/properties/changeWindows/items/properties/from/pattern",keyword:"pattern",params:{pattern: "^([01][0-9]|2[0-3]):[0-5][0-9]$"},message:"must match pattern \""+"^([01][0-9]|2[0-3]):[0-5][0-9]$"+"\""};
if(vErrors === null){
vErrors = [err262];
}
else {
vErrors.push(err262);
}
errors++;
}
}
else {
const err263 = {instancePath:instancePath+"/policy/release/changeWindows/" + i6+"/from",schemaPath:"#/properties/policy/properties/release/properties/changeWindows/items/properties/from/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err263];
}
else {
vErrors.push(err263);
}
errors++;
}
}
if(data89.to !== undefined){
let data93 = data89.to;
if(typeof data93 === "string"){
if(!pattern29.test(data93)){
const err264 = {instancePath:instancePath+"/policy/release/changeWindows/" + i6+"/to",schemaPath:"#/properties/policy/properties/release/properties/changeWindows/items/properties/to/pattern",keyword:"pattern",params:{pattern: "^(([01][0-9]|2[0-3]):[0-5][0-9]|24:00)$"},message:"must match pattern \""+"^(([01][0-9]|2[0-3]):[0-5][0-9]|24:00)$"+"\""};
if(vErrors === null){
vErrors = [err264];
}
else {
vErrors.push(err264);
}
errors++;
}
}
else {
const err265 = {instancePath:instancePath+"/policy/release/changeWindows/" + i6+"/to",schemaPath:"#/properties/policy/properties/release/properties/changeWindows/items/properties/to/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err265];
}
else {
vErrors.push(err265);
}
errors++;
}
}
if(data89.timeZone !== undefined){
let data94 = data89.timeZone;
if(typeof data94 === "string"){
if(func2(data94) > 64){
const err266 = {instancePath:instancePath+"/policy/release/changeWindows/" + i6+"/timeZone",schemaPath:"#/properties/policy/properties/release/properties/changeWindows/items/properties/timeZone/maxLength",keyword:"maxLength",params:{limit: 64},message:"must NOT have more than 64 characters"};
if(vErrors === null){
vErrors = [err266];
}
else {
vErrors.push(err266);
}
errors++;
}
if(func2(data94) < 1){
const err267 = {instancePath:instancePath+"/policy/release/changeWindows/" + i6+"/timeZone",schemaPath:"#/properties/policy/properties/release/properties/changeWindows/items/properties/timeZone/minLength",keyword:"minLength",params:{limit: 1},message:"must NOT have fewer than 1 characters"};
if(vErrors === null){
vErrors = [err267];
}
else {
vErrors.push(err267);
}
errors++;
}
}
else {
const err268 = {instancePath:instancePath+"/policy/release/changeWindows/" + i6+"/timeZone",schemaPath:"#/properties/policy/properties/release/properties/changeWindows/items/properties/timeZone/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err268];
}
else {
vErrors.push(err268);
}
errors++;
}
}
}
else {
const err269 = {instancePath:instancePath+"/policy/release/changeWindows/" + i6,schemaPath:"#/properties/policy/properties/release/properties/changeWindows/items/type",keyword:"type",params:{type: "object"},message:"must be object"};
if(vErrors === null){
vErrors = [err269];
}
else {
vErrors.push(err269);
}
errors++;
}
}
}
else {
const err270 = {instancePath:instancePath+"/policy/release/changeWindows",schemaPath:"#/properties/policy/properties/release/properties/changeWindows/type",keyword:"type",params:{type: "array"},message:"must be array"};
if(vErrors === null){
vErrors = [err270];
}
else {
vErrors.push(err270);
}
errors++;
}
}
if(data87.freezes !== undefined){
let data95 = data87.freezes;
if(Array.isArray(data95)){
if(data95.length > 100){
const err271 = {instancePath:instancePath+"/policy/release/freezes",schemaPath:"#/properties/policy/properties/release/properties/freezes/maxItems",keyword:"maxItems",params:{limit: 100},message:"must NOT have more than 100 items"};
if(vErrors === null){
vErrors = [err271];
}
else {
vErrors.push(err271);
}
errors++;
}
const len8 = data95.length;
for(let i8=0; i8<len8; i8++){
let data96 = data95[i8];
if(data96 && typeof data96 == "object" && !Array.isArray(data96)){
if(data96.from === undefined){
const err272 = {instancePath:instancePath+"/policy/release/freezes/" + i8,schemaPath:"#/properties/policy/properties/release/properties/freezes/items/required",keyword:"required",params:{missingProperty: "from"},message:"must have required property '"+"from"+"'"};
if(vErrors === null){
vErrors = [err272];
}
else {
vErrors.push(err272);
}
errors++;
}
if(data96.to === undefined){
const err273 = {instancePath:instancePath+"/policy/release/freezes/" + i8,schemaPath:"#/properties/policy/properties/release/properties/freezes/items/required",keyword:"required",params:{missingProperty: "to"},message:"must have required property '"+"to"+"'"};
if(vErrors === null){
vErrors = [err273];
}
else {
vErrors.push(err273);
}
errors++;
}
if(data96.reason === undefined){
const err274 = {instancePath:instancePath+"/policy/release/freezes/" + i8,schemaPath:"#/properties/policy/properties/release/properties/freezes/items/required",keyword:"required",params:{missingProperty: "reason"},message:"must have required property '"+"reason"+"'"};
if(vErrors === null){
vErrors = [err274];
}
else {
vErrors.push(err274);
}
errors++;
}
for(const key18 in data96){
if(!(((key18 === "from") || (key18 === "to")) || (key18 === "reason"))){
const err275 = {instancePath:instancePath+"/policy/release/freezes/" + i8,schemaPath:"#/properties/policy/properties/release/properties/freezes/items/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key18},message:"must NOT have additional properties"};
if(vErrors === null){
vErrors = [err275];
}
else {
vErrors.push(err275);
}
errors++;
}
}
if(data96.from !== undefined){
let data97 = data96.from;
if(typeof data97 === "string"){
if(!(formats6.validate(data97))){
const err276 = {instancePath:instancePath+"/policy/release/freezes/" + i8+"/from",schemaPath:"#/properties/policy/properties/release/properties/freezes/items/properties/from/format",keyword:"format",params:{format: "date-time"},message:"must match format \""+"date-time"+"\""};
if(vErrors === null){
vErrors = [err276];
}
else {
vErrors.push(err276);
}
errors++;
}
}
else {
const err277 = {instancePath:instancePath+"/policy/release/freezes/" + i8+"/from",schemaPath:"#/properties/policy/properties/release/properties/freezes/items/properties/from/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err277];
}
else {
vErrors.push(err277);
}
errors++;
}
}
if(data96.to !== undefined){
let data98 = data96.to;
if(typeof data98 === "string"){
if(!(formats6.validate(data98))){
const err278 = {instancePath:instancePath+"/policy/release/freezes/" + i8+"/to",schemaPath:"#/properties/policy/properties/release/properties/freezes/items/properties/to/format",keyword:"format",params:{format: "date-time"},message:"must match format \""+"date-time"+"\""};
if(vErrors === null){
vErrors = [err278];
}
else {
vErrors.push(err278);
}
errors++;
}
}
else {
const err279 = {instancePath:instancePath+"/policy/release/freezes/" + i8+"/to",schemaPath:"#/properties/policy/properties/release/properties/freezes/items/properties/to/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err279];
}
else {
vErrors.push(err279);
}
errors++;
}
}
if(data96.reason !== undefined){
let data99 = data96.reason;
if(typeof data99 === "string"){
if(func2(data99) > 200){
const err280 = {instancePath:instancePath+"/policy/release/freezes/" + i8+"/reason",schemaPath:"#/properties/policy/properties/release/properties/freezes/items/properties/reason/maxLength",keyword:"maxLength",params:{limit: 200},message:"must NOT have more than 200 characters"};
if(vErrors === null){
vErrors = [err280];
}
else {
vErrors.push(err280);
}
errors++;
}
if(func2(data99) < 1){
const err281 = {instancePath:instancePath+"/policy/release/freezes/" + i8+"/reason",schemaPath:"#/properties/policy/properties/release/properties/freezes/items/properties/reason/minLength",keyword:"minLength",params:{limit: 1},message:"must NOT have fewer than 1 characters"};
if(vErrors === null){
vErrors = [err281];
}
else {
vErrors.push(err281);
}
errors++;
}
}
else {
const err282 = {instancePath:instancePath+"/policy/release/freezes/" + i8+"/reason",schemaPath:"#/properties/policy/properties/release/properties/freezes/items/properties/reason/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err282];
}
else {
vErrors.push(err282);
}
errors++;
}
}
}
else {
const err283 = {instancePath:instancePath+"/policy/release/freezes/" + i8,schemaPath:"#/properties/policy/properties/release/properties/freezes/items/type",keyword:"type",params:{type: "object"},message:"must be object"};
if(vErrors === null){
vErrors = [err283];
}
else {
vErrors.push(err283);
}
errors++;
}
}
}
else {
const err284 = {instancePath:instancePath+"/policy/release/freezes",schemaPath:"#/properties/policy/properties/release/properties/freezes/type",keyword:"type",params:{type: "array"},message:"must be array"};
if(vErrors === null){
vErrors = [err284];
}
else {
vErrors.push(err284);
}
errors++;
}
}
if(data87.freezeAllowsHotfix !== undefined){
if(typeof data87.freezeAllowsHotfix !== "boolean"){
const err285 = {instancePath:instancePath+"/policy/release/freezeAllowsHotfix",schemaPath:"#/properties/policy/properties/release/properties/freezeAllowsHotfix/type",keyword:"type",params:{type: "boolean"},message:"must be boolean"};
if(vErrors === null){
vErrors = [err285];
}
else {
vErrors.push(err285);
}
errors++;
}
}
if(data87.rollout !== undefined){
let data101 = data87.rollout;
if(Array.isArray(data101)){
if(data101.length > 20){
const err286 = {instancePath:instancePath+"/policy/release/rollout",schemaPath:"#/properties/policy/properties/release/properties/rollout/maxItems",keyword:"maxItems",params:{limit: 20},message:"must NOT have more than 20 items"};
if(vErrors === null){
vErrors = [err286];
}
else {
vErrors.push(err286);
}
errors++;
}
if(data101.length < 1){
const err287 = {instancePath:instancePath+"/policy/release/rollout",schemaPath:"#/properties/policy/properties/release/properties/rollout/minItems",keyword:"minItems",params:{limit: 1},message:"must NOT have fewer than 1 items"};
if(vErrors === null){
vErrors = [err287];
}
else {
vErrors.push(err287);
}
errors++;
}
const len9 = data101.length;
for(let i9=0; i9<len9; i9++){
let data102 = data101[i9];
if(data102 && typeof data102 == "object" && !Array.isArray(data102)){
if(data102.weightPercent === undefined){
const err288 = {instancePath:instancePath+"/policy/release/rollout/" + i9,schemaPath:"#/properties/policy/properties/release/properties/rollout/items/required",keyword:"required",params:{missingProperty: "weightPercent"},message:"must have required property '"+"weightPercent"+"'"};
if(vErrors === null){
vErrors = [err288];
}
else {
vErrors.push(err288);
}
errors++;
}
if(data102.intervalSeconds === undefined){
const err289 = {instancePath:instancePath+"/policy/release/rollout/" + i9,schemaPath:"#/properties/policy/properties/release/properties/rollout/items/required",keyword:"required",params:{missingProperty: "intervalSeconds"},message:"must have required property '"+"intervalSeconds"+"'"};
if(vErrors === null){
vErrors = [err289];
}
else {
vErrors.push(err289);
}
errors++;
}
for(const key19 in data102){
if(!(((key19 === "weightPercent") || (key19 === "intervalSeconds")) || (key19 === "errorRateLimitPercent"))){
const err290 = {instancePath:instancePath+"/policy/release/rollout/" + i9,schemaPath:"#/properties/policy/properties/release/properties/rollout/items/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key19},message:"must NOT have additional properties"};
if(vErrors === null){
vErrors = [err290];
}
else {
vErrors.push(err290);
}
errors++;
}
}
if(data102.weightPercent !== undefined){
let data103 = data102.weightPercent;
if(!(((typeof data103 == "number") && (!(data103 % 1) && !isNaN(data103))) && (isFinite(data103)))){
const err291 = {instancePath:instancePath+"/policy/release/rollout/" + i9+"/weightPercent",schemaPath:"#/properties/policy/properties/release/properties/rollout/items/properties/weightPercent/type",keyword:"type",params:{type: "integer"},message:"must be integer"};
if(vErrors === null){
vErrors = [err291];
}
else {
vErrors.push(err291);
}
errors++;
}
if((typeof data103 == "number") && (isFinite(data103))){
if(data103 > 100 || isNaN(data103)){
const err292 = {instancePath:instancePath+"/policy/release/rollout/" + i9+"/weightPercent",schemaPath:"#/properties/policy/properties/release/properties/rollout/items/properties/weightPercent/maximum",keyword:"maximum",params:{comparison: "<=", limit: 100},message:"must be <= 100"};
if(vErrors === null){
vErrors = [err292];
}
else {
vErrors.push(err292);
}
errors++;
}
if(data103 < 1 || isNaN(data103)){
const err293 = {instancePath:instancePath+"/policy/release/rollout/" + i9+"/weightPercent",schemaPath:"#/properties/policy/properties/release/properties/rollout/items/properties/weightPercent/minimum",keyword:"minimum",params:{comparison: ">=", limit: 1},message:"must be >= 1"};
if(vErrors === null){
vErrors = [err293];
}
else {
vErrors.push(err293);
}
errors++;
}
}
}
if(data102.intervalSeconds !== undefined){
let data104 = data102.intervalSeconds;
if(!(((typeof data104 == "number") && (!(data104 % 1) && !isNaN(data104))) && (isFinite(data104)))){
const err294 = {instancePath:instancePath+"/policy/release/rollout/" + i9+"/intervalSeconds",schemaPath:"#/properties/policy/properties/release/properties/rollout/items/properties/intervalSeconds/type",keyword:"type",params:{type: "integer"},message:"must be integer"};
if(vErrors === null){
vErrors = [err294];
}
else {
vErrors.push(err294);
}
errors++;
}
if((typeof data104 == "number") && (isFinite(data104))){
if(data104 > 86400 || isNaN(data104)){
const err295 = {instancePath:instancePath+"/policy/release/rollout/" + i9+"/intervalSeconds",schemaPath:"#/properties/policy/properties/release/properties/rollout/items/properties/intervalSeconds/maximum",keyword:"maximum",params:{comparison: "<=", limit: 86400},message:"must be <= 86400"};
if(vErrors === null){
vErrors = [err295];
}
else {
vErrors.push(err295);
}
errors++;
}
if(data104 < 0 || isNaN(data104)){
const err296 = {instancePath:instancePath+"/policy/release/rollout/" + i9+"/intervalSeconds",schemaPath:"#/properties/policy/properties/release/properties/rollout/items/properties/intervalSeconds/minimum",keyword:"minimum",params:{comparison: ">=", limit: 0},message:"must be >= 0"};
if(vErrors === null){
vErrors = [err296];
}
else {
vErrors.push(err296);
}
errors++;
}
}
}
if(data102.errorRateLimitPercent !== undefined){
let data105 = data102.errorRateLimitPercent;
if((typeof data105 == "number") && (isFinite(data105))){
if(data105 > 100 || isNaN(data105)){
const err297 = {instancePath:instancePath+"/policy/release/rollout/" + i9+"/errorRateLimitPercent",schemaPath:"#/properties/policy/properties/release/properties/rollout/items/properties/errorRateLimitPercent/maximum",keyword:"maximum",params:{comparison: "<=", limit: 100},message:"must be <= 100"};
if(vErrors === null){
vErrors = [err297];
}
else {
vErrors.push(err297);
}
errors++;
}
if(data105 < 0 || isNaN(data105)){
const err298 = {instancePath:instancePath+"/policy/release/rollout/" + i9+"/errorRateLimitPercent",schemaPath:"#/properties/policy/properties/release/properties/rollout/items/properties/errorRateLimitPercent/minimum",keyword:"minimum",params:{comparison: ">=", limit: 0},message:"must be >= 0"};
if(vErrors === null){
vErrors = [err298];
}
else {
vErrors.push(err298);
}
errors++;
}
}
else {
const err299 = {instancePath:instancePath+"/policy/release/rollout/" + i9+"/errorRateLimitPercent",schemaPath:"#/properties/policy/properties/release/properties/rollout/items/properties/errorRateLimitPercent/type",keyword:"type",params:{type: "number"},message:"must be number"};
if(vErrors === null){
vErrors = [err299];
}
else {
vErrors.push(err299);
}
errors++;
}
}
}
else {
const err300 = {instancePath:instancePath+"/policy/release/rollout/" + i9,schemaPath:"#/properties/policy/properties/release/properties/rollout/items/type",keyword:"type",params:{type: "object"},message:"must be object"};
if(vErrors === null){
vErrors = [err300];
}
else {
vErrors.push(err300);
}
errors++;
}
}
}
else {
const err301 = {instancePath:instancePath+"/policy/release/rollout",schemaPath:"#/properties/policy/properties/release/properties/rollout/type",keyword:"type",params:{type: "array"},message:"must be array"};
if(vErrors === null){
vErrors = [err301];
}
else {
vErrors.push(err301);
}
errors++;
}
}
if(data87.maxP95IncreasePercent !== undefined){
let data106 = data87.maxP95IncreasePercent;
if((typeof data106 == "number") && (isFinite(data106))){
if(data106 < 0 || isNaN(data106)){
const err302 = {instancePath:instancePath+"/policy/release/maxP95IncreasePercent",schemaPath:"#/properties/policy/properties/release/properties/maxP95IncreasePercent/minimum",keyword:"minimum",params:{comparison: ">=", limit: 0},message:"must be >= 0"};
if(vErrors === null){
vErrors = [err302];
}
else {
vErrors.push(err302);
}
errors++;
}
}
else {
const err303 = {instancePath:instancePath+"/policy/release/maxP95IncreasePercent",schemaPath:"#/properties/policy/properties/release/properties/maxP95IncreasePercent/type",keyword:"type",params:{type: "number"},message:"must be number"};
if(vErrors === null){
vErrors = [err303];
}
else {
vErrors.push(err303);
}
errors++;
}
}
if(data87.p95IncreaseFloorMs !== undefined){
let data107 = data87.p95IncreaseFloorMs;
if((typeof data107 == "number") && (isFinite(data107))){
if(data107 < 0 || isNaN(data107)){
const err304 = {instancePath:instancePath+"/policy/release/p95IncreaseFloorMs",schemaPath:"#/properties/policy/properties/release/properties/p95IncreaseFloorMs/minimum",keyword:"minimum",params:{comparison: ">=", limit: 0},message:"must be >= 0"};
if(vErrors === null){
vErrors = [err304];
}
else {
vErrors.push(err304);
}
errors++;
}
}
else {
const err305 = {instancePath:instancePath+"/policy/release/p95IncreaseFloorMs",schemaPath:"#/properties/policy/properties/release/properties/p95IncreaseFloorMs/type",keyword:"type",params:{type: "number"},message:"must be number"};
if(vErrors === null){
vErrors = [err305];
}
else {
vErrors.push(err305);
}
errors++;
}
}
if(data87.maxErrorRateIncrease !== undefined){
let data108 = data87.maxErrorRateIncrease;
if((typeof data108 == "number") && (isFinite(data108))){
if(data108 > 100 || isNaN(data108)){
const err306 = {instancePath:instancePath+"/policy/release/maxErrorRateIncrease",schemaPath:"#/properties/policy/properties/release/properties/maxErrorRateIncrease/maximum",keyword:"maximum",params:{comparison: "<=", limit: 100},message:"must be <= 100"};
if(vErrors === null){
vErrors = [err306];
}
else {
vErrors.push(err306);
}
errors++;
}
if(data108 < 0 || isNaN(data108)){
const err307 = {instancePath:instancePath+"/policy/release/maxErrorRateIncrease",schemaPath:"#/properties/policy/properties/release/properties/maxErrorRateIncrease/minimum",keyword:"minimum",params:{comparison: ">=", limit: 0},message:"must be >= 0"};
if(vErrors === null){
vErrors = [err307];
}
else {
vErrors.push(err307);
}
errors++;
}
}
else {
const err308 = {instancePath:instancePath+"/policy/release/maxErrorRateIncrease",schemaPath:"#/properties/policy/properties/release/properties/maxErrorRateIncrease/type",keyword:"type",params:{type: "number"},message:"must be number"};
if(vErrors === null){
vErrors = [err308];
}
else {
vErrors.push(err308);
}
errors++;
}
}
if(data87.saturationLimitPercent !== undefined){
let data109 = data87.saturationLimitPercent;
if((typeof data109 == "number") && (isFinite(data109))){
if(data109 > 100 || isNaN(data109)){
const err309 = {instancePath:instancePath+"/policy/release/saturationLimitPercent",schemaPath:"#/properties/policy/properties/release/properties/saturationLimitPercent/maximum",keyword:"maximum",params:{comparison: "<=", limit: 100},message:"must be <= 100"};
if(vErrors === null){
vErrors = [err309];
}
else {
vErrors.push(err309);
}
errors++;
}
if(data109 <= 0 || isNaN(data109)){
const err310 = {instancePath:instancePath+"/policy/release/saturationLimitPercent",schemaPath:"#/properties/policy/properties/release/properties/saturationLimitPercent/exclusiveMinimum",keyword:"exclusiveMinimum",params:{comparison: ">", limit: 0},message:"must be > 0"};
if(vErrors === null){
vErrors = [err310];
}
else {
vErrors.push(err310);
}
errors++;
}
}
else {
const err311 = {instancePath:instancePath+"/policy/release/saturationLimitPercent",schemaPath:"#/properties/policy/properties/release/properties/saturationLimitPercent/type",keyword:"type",params:{type: "number"},message:"must be number"};
if(vErrors === null){
vErrors = [err311];
}
else {
vErrors.push(err311);
}
errors++;
}
}
if(data87.minRequests !== undefined){
let data110 = data87.minRequests;
if(!(((typeof data110 == "number") && (!(data110 % 1) && !isNaN(data110))) && (isFinite(data110)))){
const err312 = {instancePath:instancePath+"/policy/release/minRequests",schemaPath:"#/properties/policy/properties/release/properties/minRequests/type",keyword:"type",params:{type: "integer"},message:"must be integer"};
if(vErrors === null){
vErrors = [err312];
}
else {
vErrors.push(err312);
}
errors++;
}
if((typeof data110 == "number") && (isFinite(data110))){
if(data110 > 100000 || isNaN(data110)){
const err313 = {instancePath:instancePath+"/policy/release/minRequests",schemaPath:"#/properties/policy/properties/release/properties/minRequests/maximum",keyword:"maximum",params:{comparison: "<=", limit: 100000},message:"must be <= 100000"};
if(vErrors === null){
vErrors = [err313];
}
else {
vErrors.push(err313);
}
errors++;
}
if(data110 < 1 || isNaN(data110)){
const err314 = {instancePath:instancePath+"/policy/release/minRequests",schemaPath:"#/properties/policy/properties/release/properties/minRequests/minimum",keyword:"minimum",params:{comparison: ">=", limit: 1},message:"must be >= 1"};
if(vErrors === null){
vErrors = [err314];
}
else {
vErrors.push(err314);
}
errors++;
}
}
}
if(data87.maxHolds !== undefined){
let data111 = data87.maxHolds;
if(!(((typeof data111 == "number") && (!(data111 % 1) && !isNaN(data111))) && (isFinite(data111)))){
const err315 = {instancePath:instancePath+"/policy/release/maxHolds",schemaPath:"#/properties/policy/properties/release/properties/maxHolds/type",keyword:"type",params:{type: "integer"},message:"must be integer"};
if(vErrors === null){
vErrors = [err315];
}
else {
vErrors.push(err315);
}
errors++;
}
if((typeof data111 == "number") && (isFinite(data111))){
if(data111 > 100 || isNaN(data111)){
const err316 = {instancePath:instancePath+"/policy/release/maxHolds",schemaPath:"#/properties/policy/properties/release/properties/maxHolds/maximum",keyword:"maximum",params:{comparison: "<=", limit: 100},message:"must be <= 100"};
if(vErrors === null){
vErrors = [err316];
}
else {
vErrors.push(err316);
}
errors++;
}
if(data111 < 0 || isNaN(data111)){
const err317 = {instancePath:instancePath+"/policy/release/maxHolds",schemaPath:"#/properties/policy/properties/release/properties/maxHolds/minimum",keyword:"minimum",params:{comparison: ">=", limit: 0},message:"must be >= 0"};
if(vErrors === null){
vErrors = [err317];
}
else {
vErrors.push(err317);
}
errors++;
}
}
}
if(data87.supplyChain !== undefined){
let data112 = data87.supplyChain;
if(data112 && typeof data112 == "object" && !Array.isArray(data112)){
for(const key20 in data112){
if(!((((key20 === "signature") || (key20 === "sbom")) || (key20 === "cvssMax")) || (key20 === "licencesDenied"))){
const err318 = {instancePath:instancePath+"/policy/release/supplyChain",schemaPath:"#/properties/policy/properties/release/properties/supplyChain/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key20},message:"must NOT have additional properties"};
if(vErrors === null){
vErrors = [err318];
}
else {
vErrors.push(err318);
}
errors++;
}
}
if(data112.signature !== undefined){
let data113 = data112.signature;
if(typeof data113 !== "string"){
const err319 = {instancePath:instancePath+"/policy/release/supplyChain/signature",schemaPath:"#/properties/policy/properties/release/properties/supplyChain/properties/signature/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err319];
}
else {
vErrors.push(err319);
}
errors++;
}
if(!(((data113 === "required") || (data113 === "auto")) || (data113 === "off"))){
const err320 = {instancePath:instancePath+"/policy/release/supplyChain/signature",schemaPath:"#/properties/policy/properties/release/properties/supplyChain/properties/signature/enum",keyword:"enum",params:{allowedValues: schema21.properties.policy.properties.release.properties.supplyChain.properties.signature.enum},message:"must be equal to one of the allowed values"};
if(vErrors === null){
vErrors = [err320];
}
else {
vErrors.push(err320);
}
errors++;
}
}
if(data112.sbom !== undefined){
let data114 = data112.sbom;
if(typeof data114 !== "string"){
const err321 = {instancePath:instancePath+"/policy/release/supplyChain/sbom",schemaPath:"#/properties/policy/properties/release/properties/supplyChain/properties/sbom/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err321];
}
else {
vErrors.push(err321);
}
errors++;
}
if(!(((data114 === "required") || (data114 === "auto")) || (data114 === "off"))){
const err322 = {instancePath:instancePath+"/policy/release/supplyChain/sbom",schemaPath:"#/properties/policy/properties/release/properties/supplyChain/properties/sbom/enum",keyword:"enum",params:{allowedValues: schema21.properties.policy.properties.release.properties.supplyChain.properties.sbom.enum},message:"must be equal to one of the allowed values"};
if(vErrors === null){
vErrors = [err322];
}
else {
vErrors.push(err322);
}
errors++;
}
}
if(data112.cvssMax !== undefined){
let data115 = data112.cvssMax;
if((typeof data115 == "number") && (isFinite(data115))){
if(data115 > 10 || isNaN(data115)){
const err323 = {instancePath:instancePath+"/policy/release/supplyChain/cvssMax",schemaPath:"#/properties/policy/properties/release/properties/supplyChain/properties/cvssMax/maximum",keyword:"maximum",params:{comparison: "<=", limit: 10},message:"must be <= 10"};
if(vErrors === null){
vErrors = [err323];
}
else {
vErrors.push(err323);
}
errors++;
}
if(data115 < 0 || isNaN(data115)){
const err324 = {instancePath:instancePath+"/policy/release/supplyChain/cvssMax",schemaPath:"#/properties/policy/properties/release/properties/supplyChain/properties/cvssMax/minimum",keyword:"minimum",params:{comparison: ">=", limit: 0},message:"must be >= 0"};
if(vErrors === null){
vErrors = [err324];
}
else {
vErrors.push(err324);
}
errors++;
}
}
else {
const err325 = {instancePath:instancePath+"/policy/release/supplyChain/cvssMax",schemaPath:"#/properties/policy/properties/release/properties/supplyChain/properties/cvssMax/type",keyword:"type",params:{type: "number"},message:"must be number"};
if(vErrors === null){
vErrors = [err325];
}
else {
vErrors.push(err325);
}
errors++;
}
}
if(data112.licencesDenied !== undefined){
let data116 = data112.licencesDenied;
if(Array.isArray(data116)){
if(data116.length > 200){
const err326 = {instancePath:instancePath+"/policy/release/supplyChain/licencesDenied",schemaPath:"#/properties/policy/properties/release/properties/supplyChain/properties/licencesDenied/maxItems",keyword:"maxItems",params:{limit: 200},message:"must NOT have more than 200 items"};
if(vErrors === null){
vErrors = [err326];
}
else {
vErrors.push(err326);
}
errors++;
}
const len10 = data116.length;
for(let i10=0; i10<len10; i10++){
let data117 = data116[i10];
if(typeof data117 === "string"){
if(func2(data117) > 100){
const err327 = {instancePath:instancePath+"/policy/release/supplyChain/licencesDenied/" + i10,schemaPath:"#/properties/policy/properties/release/properties/supplyChain/properties/licencesDenied/items/maxLength",keyword:"maxLength",params:{limit: 100},message:"must NOT have more than 100 characters"};
if(vErrors === null){
vErrors = [err327];
}
else {
vErrors.push(err327);
}
errors++;
}
if(func2(data117) < 1){
const err328 = {instancePath:instancePath+"/policy/release/supplyChain/licencesDenied/" + i10,schemaPath:"#/properties/policy/properties/release/properties/supplyChain/properties/licencesDenied/items/minLength",keyword:"minLength",params:{limit: 1},message:"must NOT have fewer than 1 characters"};
if(vErrors === null){
vErrors = [err328];
}
else {
vErrors.push(err328);
}
errors++;
}
}
else {
const err329 = {instancePath:instancePath+"/policy/release/supplyChain/licencesDenied/" + i10,schemaPath:"#/properties/policy/properties/release/properties/supplyChain/properties/licencesDenied/items/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err329];
}
else {
vErrors.push(err329);
}
errors++;
}
}
}
else {
const err330 = {instancePath:instancePath+"/policy/release/supplyChain/licencesDenied",schemaPath:"#/properties/policy/properties/release/properties/supplyChain/properties/licencesDenied/type",keyword:"type",params:{type: "array"},message:"must be array"};
if(vErrors === null){
vErrors = [err330];
}
else {
vErrors.push(err330);
}
errors++;
}
}
}
else {
const err331 = {instancePath:instancePath+"/policy/release/supplyChain",schemaPath:"#/properties/policy/properties/release/properties/supplyChain/type",keyword:"type",params:{type: "object"},message:"must be object"};
if(vErrors === null){
vErrors = [err331];
}
else {
vErrors.push(err331);
}
errors++;
}
}
if(data87.platformApprovals !== undefined){
let data118 = data87.platformApprovals;
if(typeof data118 !== "string"){
const err332 = {instancePath:instancePath+"/policy/release/platformApprovals",schemaPath:"#/properties/policy/properties/release/properties/platformApprovals/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err332];
}
else {
vErrors.push(err332);
}
errors++;
}
if(!(((data118 === "host") || (data118 === "left")) || (data118 === "mirrored"))){
const err333 = {instancePath:instancePath+"/policy/release/platformApprovals",schemaPath:"#/properties/policy/properties/release/properties/platformApprovals/enum",keyword:"enum",params:{allowedValues: schema21.properties.policy.properties.release.properties.platformApprovals.enum},message:"must be equal to one of the allowed values"};
if(vErrors === null){
vErrors = [err333];
}
else {
vErrors.push(err333);
}
errors++;
}
}
}
else {
const err334 = {instancePath:instancePath+"/policy/release",schemaPath:"#/properties/policy/properties/release/type",keyword:"type",params:{type: "object"},message:"must be object"};
if(vErrors === null){
vErrors = [err334];
}
else {
vErrors.push(err334);
}
errors++;
}
}
if(data67.hotfix !== undefined){
let data119 = data67.hotfix;
if(data119 && typeof data119 == "object" && !Array.isArray(data119)){
for(const key21 in data119){
if(!(((key21 === "gateReminderHours") || (key21 === "gateEscalationHours")) || (key21 === "gateDeadlineHours"))){
const err335 = {instancePath:instancePath+"/policy/hotfix",schemaPath:"#/properties/policy/properties/hotfix/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key21},message:"must NOT have additional properties"};
if(vErrors === null){
vErrors = [err335];
}
else {
vErrors.push(err335);
}
errors++;
}
}
if(data119.gateReminderHours !== undefined){
let data120 = data119.gateReminderHours;
if((typeof data120 == "number") && (isFinite(data120))){
if(data120 > 8760 || isNaN(data120)){
const err336 = {instancePath:instancePath+"/policy/hotfix/gateReminderHours",schemaPath:"#/properties/policy/properties/hotfix/properties/gateReminderHours/maximum",keyword:"maximum",params:{comparison: "<=", limit: 8760},message:"must be <= 8760"};
if(vErrors === null){
vErrors = [err336];
}
else {
vErrors.push(err336);
}
errors++;
}
if(data120 <= 0 || isNaN(data120)){
const err337 = {instancePath:instancePath+"/policy/hotfix/gateReminderHours",schemaPath:"#/properties/policy/properties/hotfix/properties/gateReminderHours/exclusiveMinimum",keyword:"exclusiveMinimum",params:{comparison: ">", limit: 0},message:"must be > 0"};
if(vErrors === null){
vErrors = [err337];
}
else {
vErrors.push(err337);
}
errors++;
}
}
else {
const err338 = {instancePath:instancePath+"/policy/hotfix/gateReminderHours",schemaPath:"#/properties/policy/properties/hotfix/properties/gateReminderHours/type",keyword:"type",params:{type: "number"},message:"must be number"};
if(vErrors === null){
vErrors = [err338];
}
else {
vErrors.push(err338);
}
errors++;
}
}
if(data119.gateEscalationHours !== undefined){
let data121 = data119.gateEscalationHours;
if((typeof data121 == "number") && (isFinite(data121))){
if(data121 > 8760 || isNaN(data121)){
const err339 = {instancePath:instancePath+"/policy/hotfix/gateEscalationHours",schemaPath:"#/properties/policy/properties/hotfix/properties/gateEscalationHours/maximum",keyword:"maximum",params:{comparison: "<=", limit: 8760},message:"must be <= 8760"};
if(vErrors === null){
vErrors = [err339];
}
else {
vErrors.push(err339);
}
errors++;
}
if(data121 <= 0 || isNaN(data121)){
const err340 = {instancePath:instancePath+"/policy/hotfix/gateEscalationHours",schemaPath:"#/properties/policy/properties/hotfix/properties/gateEscalationHours/exclusiveMinimum",keyword:"exclusiveMinimum",params:{comparison: ">", limit: 0},message:"must be > 0"};
if(vErrors === null){
vErrors = [err340];
}
else {
vErrors.push(err340);
}
errors++;
}
}
else {
const err341 = {instancePath:instancePath+"/policy/hotfix/gateEscalationHours",schemaPath:"#/properties/policy/properties/hotfix/properties/gateEscalationHours/type",keyword:"type",params:{type: "number"},message:"must be number"};
if(vErrors === null){
vErrors = [err341];
}
else {
vErrors.push(err341);
}
errors++;
}
}
if(data119.gateDeadlineHours !== undefined){
let data122 = data119.gateDeadlineHours;
if((typeof data122 == "number") && (isFinite(data122))){
if(data122 > 8760 || isNaN(data122)){
const err342 = {instancePath:instancePath+"/policy/hotfix/gateDeadlineHours",schemaPath:"#/properties/policy/properties/hotfix/properties/gateDeadlineHours/maximum",keyword:"maximum",params:{comparison: "<=", limit: 8760},message:"must be <= 8760"};
if(vErrors === null){
vErrors = [err342];
}
else {
vErrors.push(err342);
}
errors++;
}
if(data122 <= 0 || isNaN(data122)){
const err343 = {instancePath:instancePath+"/policy/hotfix/gateDeadlineHours",schemaPath:"#/properties/policy/properties/hotfix/properties/gateDeadlineHours/exclusiveMinimum",keyword:"exclusiveMinimum",params:{comparison: ">", limit: 0},message:"must be > 0"};
if(vErrors === null){
vErrors = [err343];
}
else {
vErrors.push(err343);
}
errors++;
}
}
else {
const err344 = {instancePath:instancePath+"/policy/hotfix/gateDeadlineHours",schemaPath:"#/properties/policy/properties/hotfix/properties/gateDeadlineHours/type",keyword:"type",params:{type: "number"},message:"must be number"};
if(vErrors === null){
vErrors = [err344];
}
else {
vErrors.push(err344);
}
errors++;
}
}
}
else {
const err345 = {instancePath:instancePath+"/policy/hotfix",schemaPath:"#/properties/policy/properties/hotfix/type",keyword:"type",params:{type: "object"},message:"must be object"};
if(vErrors === null){
vErrors = [err345];
}
else {
vErrors.push(err345);
}
errors++;
}
}
if(data67.duplicates !== undefined){
let data123 = data67.duplicates;
if(typeof data123 !== "string"){
const err346 = {instancePath:instancePath+"/policy/duplicates",schemaPath:"#/properties/policy/properties/duplicates/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err346];
}
else {
vErrors.push(err346);
}
errors++;
}
if(!((data123 === "ask") || (data123 === "note"))){
const err347 = {instancePath:instancePath+"/policy/duplicates",schemaPath:"#/properties/policy/properties/duplicates/enum",keyword:"enum",params:{allowedValues: schema21.properties.policy.properties.duplicates.enum},message:"must be equal to one of the allowed values"};
if(vErrors === null){
vErrors = [err347];
}
else {
vErrors.push(err347);
}
errors++;
}
}
}
else {
const err348 = {instancePath:instancePath+"/policy",schemaPath:"#/properties/policy/type",keyword:"type",params:{type: "object"},message:"must be object"};
if(vErrors === null){
vErrors = [err348];
}
else {
vErrors.push(err348);
}
errors++;
}
}
if(data.roles !== undefined){
let data124 = data.roles;
if(data124 && typeof data124 == "object" && !Array.isArray(data124)){
for(const key22 in data124){
if(!(((key22 === "planner") || (key22 === "coder")) || (key22 === "tester"))){
const err349 = {instancePath:instancePath+"/roles",schemaPath:"#/properties/roles/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key22},message:"must NOT have additional properties"};
if(vErrors === null){
vErrors = [err349];
}
else {
vErrors.push(err349);
}
errors++;
}
}
if(data124.planner !== undefined){
let data125 = data124.planner;
if(data125 && typeof data125 == "object" && !Array.isArray(data125)){
for(const key23 in data125){
if(!((key23 === "model") || (key23 === "maxTurns"))){
const err350 = {instancePath:instancePath+"/roles/planner",schemaPath:"#/properties/roles/properties/planner/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key23},message:"must NOT have additional properties"};
if(vErrors === null){
vErrors = [err350];
}
else {
vErrors.push(err350);
}
errors++;
}
}
if(data125.model !== undefined){
let data126 = data125.model;
if(typeof data126 === "string"){
if(func2(data126) > 100){
const err351 = {instancePath:instancePath+"/roles/planner/model",schemaPath:"#/properties/roles/properties/planner/properties/model/maxLength",keyword:"maxLength",params:{limit: 100},message:"must NOT have more than 100 characters"};
if(vErrors === null){
vErrors = [err351];
}
else {
vErrors.push(err351);
}
errors++;
}
if(func2(data126) < 1){
const err352 = {instancePath:instancePath+"/roles/planner/model",schemaPath:"#/properties/roles/properties/planner/properties/model/minLength",keyword:"minLength",params:{limit: 1},message:"must NOT have fewer than 1 characters"};
if(vErrors === null){
vErrors = [err352];
}
else {
vErrors.push(err352);
}
errors++;
}
}
else {
const err353 = {instancePath:instancePath+"/roles/planner/model",schemaPath:"#/properties/roles/properties/planner/properties/model/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err353];
}
else {
vErrors.push(err353);
}
errors++;
}
}
if(data125.maxTurns !== undefined){
let data127 = data125.maxTurns;
if(!(((typeof data127 == "number") && (!(data127 % 1) && !isNaN(data127))) && (isFinite(data127)))){
const err354 = {instancePath:instancePath+"/roles/planner/maxTurns",schemaPath:"#/properties/roles/properties/planner/properties/maxTurns/type",keyword:"type",params:{type: "integer"},message:"must be integer"};
if(vErrors === null){
vErrors = [err354];
}
else {
vErrors.push(err354);
}
errors++;
}
if((typeof data127 == "number") && (isFinite(data127))){
if(data127 > 200 || isNaN(data127)){
const err355 = {instancePath:instancePath+"/roles/planner/maxTurns",schemaPath:"#/properties/roles/properties/planner/properties/maxTurns/maximum",keyword:"maximum",params:{comparison: "<=", limit: 200},message:"must be <= 200"};
if(vErrors === null){
vErrors = [err355];
}
else {
vErrors.push(err355);
}
errors++;
}
if(data127 < 1 || isNaN(data127)){
const err356 = {instancePath:instancePath+"/roles/planner/maxTurns",schemaPath:"#/properties/roles/properties/planner/properties/maxTurns/minimum",keyword:"minimum",params:{comparison: ">=", limit: 1},message:"must be >= 1"};
if(vErrors === null){
vErrors = [err356];
}
else {
vErrors.push(err356);
}
errors++;
}
}
}
}
else {
const err357 = {instancePath:instancePath+"/roles/planner",schemaPath:"#/properties/roles/properties/planner/type",keyword:"type",params:{type: "object"},message:"must be object"};
if(vErrors === null){
vErrors = [err357];
}
else {
vErrors.push(err357);
}
errors++;
}
}
if(data124.coder !== undefined){
let data128 = data124.coder;
if(data128 && typeof data128 == "object" && !Array.isArray(data128)){
for(const key24 in data128){
if(!((key24 === "model") || (key24 === "maxTurns"))){
const err358 = {instancePath:instancePath+"/roles/coder",schemaPath:"#/properties/roles/properties/coder/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key24},message:"must NOT have additional properties"};
if(vErrors === null){
vErrors = [err358];
}
else {
vErrors.push(err358);
}
errors++;
}
}
if(data128.model !== undefined){
let data129 = data128.model;
if(typeof data129 === "string"){
if(func2(data129) > 100){
const err359 = {instancePath:instancePath+"/roles/coder/model",schemaPath:"#/properties/roles/properties/coder/properties/model/maxLength",keyword:"maxLength",params:{limit: 100},message:"must NOT have more than 100 characters"};
if(vErrors === null){
vErrors = [err359];
}
else {
vErrors.push(err359);
}
errors++;
}
if(func2(data129) < 1){
const err360 = {instancePath:instancePath+"/roles/coder/model",schemaPath:"#/properties/roles/properties/coder/properties/model/minLength",keyword:"minLength",params:{limit: 1},message:"must NOT have fewer than 1 characters"};
if(vErrors === null){
vErrors = [err360];
}
else {
vErrors.push(err360);
}
errors++;
}
}
else {
const err361 = {instancePath:instancePath+"/roles/coder/model",schemaPath:"#/properties/roles/properties/coder/properties/model/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err361];
}
else {
vErrors.push(err361);
}
errors++;
}
}
if(data128.maxTurns !== undefined){
let data130 = data128.maxTurns;
if(!(((typeof data130 == "number") && (!(data130 % 1) && !isNaN(data130))) && (isFinite(data130)))){
const err362 = {instancePath:instancePath+"/roles/coder/maxTurns",schemaPath:"#/properties/roles/properties/coder/properties/maxTurns/type",keyword:"type",params:{type: "integer"},message:"must be integer"};
if(vErrors === null){
vErrors = [err362];
}
else {
vErrors.push(err362);
}
errors++;
}
if((typeof data130 == "number") && (isFinite(data130))){
if(data130 > 200 || isNaN(data130)){
const err363 = {instancePath:instancePath+"/roles/coder/maxTurns",schemaPath:"#/properties/roles/properties/coder/properties/maxTurns/maximum",keyword:"maximum",params:{comparison: "<=", limit: 200},message:"must be <= 200"};
if(vErrors === null){
vErrors = [err363];
}
else {
vErrors.push(err363);
}
errors++;
}
if(data130 < 1 || isNaN(data130)){
const err364 = {instancePath:instancePath+"/roles/coder/maxTurns",schemaPath:"#/properties/roles/properties/coder/properties/maxTurns/minimum",keyword:"minimum",params:{comparison: ">=", limit: 1},message:"must be >= 1"};
if(vErrors === null){
vErrors = [err364];
}
else {
vErrors.push(err364);
}
errors++;
}
}
}
}
else {
const err365 = {instancePath:instancePath+"/roles/coder",schemaPath:"#/properties/roles/properties/coder/type",keyword:"type",params:{type: "object"},message:"must be object"};
if(vErrors === null){
vErrors = [err365];
}
else {
vErrors.push(err365);
}
errors++;
}
}
if(data124.tester !== undefined){
let data131 = data124.tester;
if(data131 && typeof data131 == "object" && !Array.isArray(data131)){
for(const key25 in data131){
if(!((key25 === "model") || (key25 === "maxTurns"))){
const err366 = {instancePath:instancePath+"/roles/tester",schemaPath:"#/properties/roles/properties/tester/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key25},message:"must NOT have additional properties"};
if(vErrors === null){
vErrors = [err366];
}
else {
vErrors.push(err366);
}
errors++;
}
}
if(data131.model !== undefined){
let data132 = data131.model;
if(typeof data132 === "string"){
if(func2(data132) > 100){
const err367 = {instancePath:instancePath+"/roles/tester/model",schemaPath:"#/properties/roles/properties/tester/properties/model/maxLength",keyword:"maxLength",params:{limit: 100},message:"must NOT have more than 100 characters"};
if(vErrors === null){
vErrors = [err367];
}
else {
vErrors.push(err367);
}
errors++;
}
if(func2(data132) < 1){
const err368 = {instancePath:instancePath+"/roles/tester/model",schemaPath:"#/properties/roles/properties/tester/properties/model/minLength",keyword:"minLength",params:{limit: 1},message:"must NOT have fewer than 1 characters"};
if(vErrors === null){
vErrors = [err368];
}
else {
vErrors.push(err368);
}
errors++;
}
}
else {
const err369 = {instancePath:instancePath+"/roles/tester/model",schemaPath:"#/properties/roles/properties/tester/properties/model/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err369];
}
else {
vErrors.push(err369);
}
errors++;
}
}
if(data131.maxTurns !== undefined){
let data133 = data131.maxTurns;
if(!(((typeof data133 == "number") && (!(data133 % 1) && !isNaN(data133))) && (isFinite(data133)))){
const err370 = {instancePath:instancePath+"/roles/tester/maxTurns",schemaPath:"#/properties/roles/properties/tester/properties/maxTurns/type",keyword:"type",params:{type: "integer"},message:"must be integer"};
if(vErrors === null){
vErrors = [err370];
}
else {
vErrors.push(err370);
}
errors++;
}
if((typeof data133 == "number") && (isFinite(data133))){
if(data133 > 200 || isNaN(data133)){
const err371 = {instancePath:instancePath+"/roles/tester/maxTurns",schemaPath:"#/properties/roles/properties/tester/properties/maxTurns/maximum",keyword:"maximum",params:{comparison: "<=", limit: 200},message:"must be <= 200"};
if(vErrors === null){
vErrors = [err371];
}
else {
vErrors.push(err371);
}
errors++;
}
if(data133 < 1 || isNaN(data133)){
const err372 = {instancePath:instancePath+"/roles/tester/maxTurns",schemaPath:"#/properties/roles/properties/tester/properties/maxTurns/minimum",keyword:"minimum",params:{comparison: ">=", limit: 1},message:"must be >= 1"};
if(vErrors === null){
vErrors = [err372];
}
else {
vErrors.push(err372);
}
errors++;
}
}
}
}
else {
const err373 = {instancePath:instancePath+"/roles/tester",schemaPath:"#/properties/roles/properties/tester/type",keyword:"type",params:{type: "object"},message:"must be object"};
if(vErrors === null){
vErrors = [err373];
}
else {
vErrors.push(err373);
}
errors++;
}
}
}
else {
const err374 = {instancePath:instancePath+"/roles",schemaPath:"#/properties/roles/type",keyword:"type",params:{type: "object"},message:"must be object"};
if(vErrors === null){
vErrors = [err374];
}
else {
vErrors.push(err374);
}
errors++;
}
}
if(data.budget !== undefined){
let data134 = data.budget;
if(data134 && typeof data134 == "object" && !Array.isArray(data134)){
for(const key26 in data134){
if(!(((((((key26 === "dayUsd") || (key26 === "weekUsd")) || (key26 === "monthUsd")) || (key26 === "runUsd")) || (key26 === "stageUsd")) || (key26 === "maxRequests")) || (key26 === "maxWallClockMinutes"))){
const err375 = {instancePath:instancePath+"/budget",schemaPath:"#/properties/budget/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key26},message:"must NOT have additional properties"};
if(vErrors === null){
vErrors = [err375];
}
else {
vErrors.push(err375);
}
errors++;
}
}
if(data134.dayUsd !== undefined){
let data135 = data134.dayUsd;
if((typeof data135 == "number") && (isFinite(data135))){
if(data135 > 1000000 || isNaN(data135)){
const err376 = {instancePath:instancePath+"/budget/dayUsd",schemaPath:"#/properties/budget/properties/dayUsd/maximum",keyword:"maximum",params:{comparison: "<=", limit: 1000000},message:"must be <= 1000000"};
if(vErrors === null){
vErrors = [err376];
}
else {
vErrors.push(err376);
}
errors++;
}
if(data135 < 0 || isNaN(data135)){
const err377 = {instancePath:instancePath+"/budget/dayUsd",schemaPath:"#/properties/budget/properties/dayUsd/minimum",keyword:"minimum",params:{comparison: ">=", limit: 0},message:"must be >= 0"};
if(vErrors === null){
vErrors = [err377];
}
else {
vErrors.push(err377);
}
errors++;
}
}
else {
const err378 = {instancePath:instancePath+"/budget/dayUsd",schemaPath:"#/properties/budget/properties/dayUsd/type",keyword:"type",params:{type: "number"},message:"must be number"};
if(vErrors === null){
vErrors = [err378];
}
else {
vErrors.push(err378);
}
errors++;
}
}
if(data134.weekUsd !== undefined){
let data136 = data134.weekUsd;
if((typeof data136 == "number") && (isFinite(data136))){
if(data136 > 1000000 || isNaN(data136)){
const err379 = {instancePath:instancePath+"/budget/weekUsd",schemaPath:"#/properties/budget/properties/weekUsd/maximum",keyword:"maximum",params:{comparison: "<=", limit: 1000000},message:"must be <= 1000000"};
if(vErrors === null){
vErrors = [err379];
}
else {
vErrors.push(err379);
}
errors++;
}
if(data136 < 0 || isNaN(data136)){
const err380 = {instancePath:instancePath+"/budget/weekUsd",schemaPath:"#/properties/budget/properties/weekUsd/minimum",keyword:"minimum",params:{comparison: ">=", limit: 0},message:"must be >= 0"};
if(vErrors === null){
vErrors = [err380];
}
else {
vErrors.push(err380);
}
errors++;
}
}
else {
const err381 = {instancePath:instancePath+"/budget/weekUsd",schemaPath:"#/properties/budget/properties/weekUsd/type",keyword:"type",params:{type: "number"},message:"must be number"};
if(vErrors === null){
vErrors = [err381];
}
else {
vErrors.push(err381);
}
errors++;
}
}
if(data134.monthUsd !== undefined){
let data137 = data134.monthUsd;
if((typeof data137 == "number") && (isFinite(data137))){
if(data137 > 1000000 || isNaN(data137)){
const err382 = {instancePath:instancePath+"/budget/monthUsd",schemaPath:"#/properties/budget/properties/monthUsd/maximum",keyword:"maximum",params:{comparison: "<=", limit: 1000000},message:"must be <= 1000000"};
if(vErrors === null){
vErrors = [err382];
}
else {
vErrors.push(err382);
}
errors++;
}
if(data137 < 0 || isNaN(data137)){
const err383 = {instancePath:instancePath+"/budget/monthUsd",schemaPath:"#/properties/budget/properties/monthUsd/minimum",keyword:"minimum",params:{comparison: ">=", limit: 0},message:"must be >= 0"};
if(vErrors === null){
vErrors = [err383];
}
else {
vErrors.push(err383);
}
errors++;
}
}
else {
const err384 = {instancePath:instancePath+"/budget/monthUsd",schemaPath:"#/properties/budget/properties/monthUsd/type",keyword:"type",params:{type: "number"},message:"must be number"};
if(vErrors === null){
vErrors = [err384];
}
else {
vErrors.push(err384);
}
errors++;
}
}
if(data134.runUsd !== undefined){
let data138 = data134.runUsd;
if((typeof data138 == "number") && (isFinite(data138))){
if(data138 > 10000 || isNaN(data138)){
const err385 = {instancePath:instancePath+"/budget/runUsd",schemaPath:"#/properties/budget/properties/runUsd/maximum",keyword:"maximum",params:{comparison: "<=", limit: 10000},message:"must be <= 10000"};
if(vErrors === null){
vErrors = [err385];
}
else {
vErrors.push(err385);
}
errors++;
}
if(data138 <= 0 || isNaN(data138)){
const err386 = {instancePath:instancePath+"/budget/runUsd",schemaPath:"#/properties/budget/properties/runUsd/exclusiveMinimum",keyword:"exclusiveMinimum",params:{comparison: ">", limit: 0},message:"must be > 0"};
if(vErrors === null){
vErrors = [err386];
}
else {
vErrors.push(err386);
}
errors++;
}
}
else {
const err387 = {instancePath:instancePath+"/budget/runUsd",schemaPath:"#/properties/budget/properties/runUsd/type",keyword:"type",params:{type: "number"},message:"must be number"};
if(vErrors === null){
vErrors = [err387];
}
else {
vErrors.push(err387);
}
errors++;
}
}
if(data134.stageUsd !== undefined){
let data139 = data134.stageUsd;
if(data139 && typeof data139 == "object" && !Array.isArray(data139)){
for(const key27 in data139){
if(!((((key27 === "plan") || (key27 === "code")) || (key27 === "test")) || (key27 === "deploy"))){
const err388 = {instancePath:instancePath+"/budget/stageUsd",schemaPath:"#/properties/budget/properties/stageUsd/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key27},message:"must NOT have additional properties"};
if(vErrors === null){
vErrors = [err388];
}
else {
vErrors.push(err388);
}
errors++;
}
}
if(data139.plan !== undefined){
let data140 = data139.plan;
if((typeof data140 == "number") && (isFinite(data140))){
if(data140 > 10000 || isNaN(data140)){
const err389 = {instancePath:instancePath+"/budget/stageUsd/plan",schemaPath:"#/properties/budget/properties/stageUsd/properties/plan/maximum",keyword:"maximum",params:{comparison: "<=", limit: 10000},message:"must be <= 10000"};
if(vErrors === null){
vErrors = [err389];
}
else {
vErrors.push(err389);
}
errors++;
}
if(data140 < 0 || isNaN(data140)){
const err390 = {instancePath:instancePath+"/budget/stageUsd/plan",schemaPath:"#/properties/budget/properties/stageUsd/properties/plan/minimum",keyword:"minimum",params:{comparison: ">=", limit: 0},message:"must be >= 0"};
if(vErrors === null){
vErrors = [err390];
}
else {
vErrors.push(err390);
}
errors++;
}
}
else {
const err391 = {instancePath:instancePath+"/budget/stageUsd/plan",schemaPath:"#/properties/budget/properties/stageUsd/properties/plan/type",keyword:"type",params:{type: "number"},message:"must be number"};
if(vErrors === null){
vErrors = [err391];
}
else {
vErrors.push(err391);
}
errors++;
}
}
if(data139.code !== undefined){
let data141 = data139.code;
if((typeof data141 == "number") && (isFinite(data141))){
if(data141 > 10000 || isNaN(data141)){
const err392 = {instancePath:instancePath+"/budget/stageUsd/code",schemaPath:"#/properties/budget/properties/stageUsd/properties/code/maximum",keyword:"maximum",params:{comparison: "<=", limit: 10000},message:"must be <= 10000"};
if(vErrors === null){
vErrors = [err392];
}
else {
vErrors.push(err392);
}
errors++;
}
if(data141 < 0 || isNaN(data141)){
const err393 = {instancePath:instancePath+"/budget/stageUsd/code",schemaPath:"#/properties/budget/properties/stageUsd/properties/code/minimum",keyword:"minimum",params:{comparison: ">=", limit: 0},message:"must be >= 0"};
if(vErrors === null){
vErrors = [err393];
}
else {
vErrors.push(err393);
}
errors++;
}
}
else {
const err394 = {instancePath:instancePath+"/budget/stageUsd/code",schemaPath:"#/properties/budget/properties/stageUsd/properties/code/type",keyword:"type",params:{type: "number"},message:"must be number"};
if(vErrors === null){
vErrors = [err394];
}
else {
vErrors.push(err394);
}
errors++;
}
}
if(data139.test !== undefined){
let data142 = data139.test;
if((typeof data142 == "number") && (isFinite(data142))){
if(data142 > 10000 || isNaN(data142)){
const err395 = {instancePath:instancePath+"/budget/stageUsd/test",schemaPath:"#/properties/budget/properties/stageUsd/properties/test/maximum",keyword:"maximum",params:{comparison: "<=", limit: 10000},message:"must be <= 10000"};
if(vErrors === null){
vErrors = [err395];
}
else {
vErrors.push(err395);
}
errors++;
}
if(data142 < 0 || isNaN(data142)){
const err396 = {instancePath:instancePath+"/budget/stageUsd/test",schemaPath:"#/properties/budget/properties/stageUsd/properties/test/minimum",keyword:"minimum",params:{comparison: ">=", limit: 0},message:"must be >= 0"};
if(vErrors === null){
vErrors = [err396];
}
else {
vErrors.push(err396);
}
errors++;
}
}
else {
const err397 = {instancePath:instancePath+"/budget/stageUsd/test",schemaPath:"#/properties/budget/properties/stageUsd/properties/test/type",keyword:"type",params:{type: "number"},message:"must be number"};
if(vErrors === null){
vErrors = [err397];
}
else {
vErrors.push(err397);
}
errors++;
}
}
if(data139.deploy !== undefined){
let data143 = data139.deploy;
if((typeof data143 == "number") && (isFinite(data143))){
if(data143 > 10000 || isNaN(data143)){
const err398 = {instancePath:instancePath+"/budget/stageUsd/deploy",schemaPath:"#/properties/budget/properties/stageUsd/properties/deploy/maximum",keyword:"maximum",params:{comparison: "<=", limit: 10000},message:"must be <= 10000"};
if(vErrors === null){
vErrors = [err398];
}
else {
vErrors.push(err398);
}
errors++;
}
if(data143 < 0 || isNaN(data143)){
const err399 = {instancePath:instancePath+"/budget/stageUsd/deploy",schemaPath:"#/properties/budget/properties/stageUsd/properties/deploy/minimum",keyword:"minimum",params:{comparison: ">=", limit: 0},message:"must be >= 0"};
if(vErrors === null){
vErrors = [err399];
}
else {
vErrors.push(err399);
}
errors++;
}
}
else {
const err400 = {instancePath:instancePath+"/budget/stageUsd/deploy",schemaPath:"#/properties/budget/properties/stageUsd/properties/deploy/type",keyword:"type",params:{type: "number"},message:"must be number"};
if(vErrors === null){
vErrors = [err400];
}
else {
vErrors.push(err400);
}
errors++;
}
}
}
else {
const err401 = {instancePath:instancePath+"/budget/stageUsd",schemaPath:"#/properties/budget/properties/stageUsd/type",keyword:"type",params:{type: "object"},message:"must be object"};
if(vErrors === null){
vErrors = [err401];
}
else {
vErrors.push(err401);
}
errors++;
}
}
if(data134.maxRequests !== undefined){
let data144 = data134.maxRequests;
if(!(((typeof data144 == "number") && (!(data144 % 1) && !isNaN(data144))) && (isFinite(data144)))){
const err402 = {instancePath:instancePath+"/budget/maxRequests",schemaPath:"#/properties/budget/properties/maxRequests/type",keyword:"type",params:{type: "integer"},message:"must be integer"};
if(vErrors === null){
vErrors = [err402];
}
else {
vErrors.push(err402);
}
errors++;
}
if((typeof data144 == "number") && (isFinite(data144))){
if(data144 > 100000 || isNaN(data144)){
const err403 = {instancePath:instancePath+"/budget/maxRequests",schemaPath:"#/properties/budget/properties/maxRequests/maximum",keyword:"maximum",params:{comparison: "<=", limit: 100000},message:"must be <= 100000"};
if(vErrors === null){
vErrors = [err403];
}
else {
vErrors.push(err403);
}
errors++;
}
if(data144 < 1 || isNaN(data144)){
const err404 = {instancePath:instancePath+"/budget/maxRequests",schemaPath:"#/properties/budget/properties/maxRequests/minimum",keyword:"minimum",params:{comparison: ">=", limit: 1},message:"must be >= 1"};
if(vErrors === null){
vErrors = [err404];
}
else {
vErrors.push(err404);
}
errors++;
}
}
}
if(data134.maxWallClockMinutes !== undefined){
let data145 = data134.maxWallClockMinutes;
if(!(((typeof data145 == "number") && (!(data145 % 1) && !isNaN(data145))) && (isFinite(data145)))){
const err405 = {instancePath:instancePath+"/budget/maxWallClockMinutes",schemaPath:"#/properties/budget/properties/maxWallClockMinutes/type",keyword:"type",params:{type: "integer"},message:"must be integer"};
if(vErrors === null){
vErrors = [err405];
}
else {
vErrors.push(err405);
}
errors++;
}
if((typeof data145 == "number") && (isFinite(data145))){
if(data145 > 100000 || isNaN(data145)){
const err406 = {instancePath:instancePath+"/budget/maxWallClockMinutes",schemaPath:"#/properties/budget/properties/maxWallClockMinutes/maximum",keyword:"maximum",params:{comparison: "<=", limit: 100000},message:"must be <= 100000"};
if(vErrors === null){
vErrors = [err406];
}
else {
vErrors.push(err406);
}
errors++;
}
if(data145 < 1 || isNaN(data145)){
const err407 = {instancePath:instancePath+"/budget/maxWallClockMinutes",schemaPath:"#/properties/budget/properties/maxWallClockMinutes/minimum",keyword:"minimum",params:{comparison: ">=", limit: 1},message:"must be >= 1"};
if(vErrors === null){
vErrors = [err407];
}
else {
vErrors.push(err407);
}
errors++;
}
}
}
}
else {
const err408 = {instancePath:instancePath+"/budget",schemaPath:"#/properties/budget/type",keyword:"type",params:{type: "object"},message:"must be object"};
if(vErrors === null){
vErrors = [err408];
}
else {
vErrors.push(err408);
}
errors++;
}
}
if(data.autonomy !== undefined){
let data146 = data.autonomy;
if(typeof data146 !== "string"){
const err409 = {instancePath:instancePath+"/autonomy",schemaPath:"#/properties/autonomy/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err409];
}
else {
vErrors.push(err409);
}
errors++;
}
if(!(((((data146 === "suggest") || (data146 === "develop")) || (data146 === "stabilise")) || (data146 === "coordinate")) || (data146 === "release"))){
const err410 = {instancePath:instancePath+"/autonomy",schemaPath:"#/properties/autonomy/enum",keyword:"enum",params:{allowedValues: schema21.properties.autonomy.enum},message:"must be equal to one of the allowed values"};
if(vErrors === null){
vErrors = [err410];
}
else {
vErrors.push(err410);
}
errors++;
}
}
if(data.stages !== undefined){
let data147 = data.stages;
if(data147 && typeof data147 == "object" && !Array.isArray(data147)){
for(const key28 in data147){
if(!((((key28 === "plan") || (key28 === "code")) || (key28 === "test")) || (key28 === "deploy"))){
const err411 = {instancePath:instancePath+"/stages",schemaPath:"#/properties/stages/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key28},message:"must NOT have additional properties"};
if(vErrors === null){
vErrors = [err411];
}
else {
vErrors.push(err411);
}
errors++;
}
}
if(data147.plan !== undefined){
if(!(validate21(data147.plan, {instancePath:instancePath+"/stages/plan",parentData:data147,parentDataProperty:"plan",rootData}))){
vErrors = vErrors === null ? validate21.errors : vErrors.concat(validate21.errors);
errors = vErrors.length;
}
}
if(data147.code !== undefined){
if(!(validate21(data147.code, {instancePath:instancePath+"/stages/code",parentData:data147,parentDataProperty:"code",rootData}))){
vErrors = vErrors === null ? validate21.errors : vErrors.concat(validate21.errors);
errors = vErrors.length;
}
}
if(data147.test !== undefined){
if(!(validate21(data147.test, {instancePath:instancePath+"/stages/test",parentData:data147,parentDataProperty:"test",rootData}))){
vErrors = vErrors === null ? validate21.errors : vErrors.concat(validate21.errors);
errors = vErrors.length;
}
}
if(data147.deploy !== undefined){
if(!(validate21(data147.deploy, {instancePath:instancePath+"/stages/deploy",parentData:data147,parentDataProperty:"deploy",rootData}))){
vErrors = vErrors === null ? validate21.errors : vErrors.concat(validate21.errors);
errors = vErrors.length;
}
}
}
else {
const err412 = {instancePath:instancePath+"/stages",schemaPath:"#/properties/stages/type",keyword:"type",params:{type: "object"},message:"must be object"};
if(vErrors === null){
vErrors = [err412];
}
else {
vErrors.push(err412);
}
errors++;
}
}
if(data.gates !== undefined){
let data152 = data.gates;
if(data152 && typeof data152 == "object" && !Array.isArray(data152)){
for(const key29 in data152){
if(!((key29 === "qa") || (key29 === "deploy"))){
const err413 = {instancePath:instancePath+"/gates",schemaPath:"#/properties/gates/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key29},message:"must NOT have additional properties"};
if(vErrors === null){
vErrors = [err413];
}
else {
vErrors.push(err413);
}
errors++;
}
}
if(data152.qa !== undefined){
let data153 = data152.qa;
if(data153 && typeof data153 == "object" && !Array.isArray(data153)){
for(const key30 in data153){
if(!(func61.call(schema21.properties.gates.properties.qa.properties, key30))){
const err414 = {instancePath:instancePath+"/gates/qa",schemaPath:"#/properties/gates/properties/qa/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key30},message:"must NOT have additional properties"};
if(vErrors === null){
vErrors = [err414];
}
else {
vErrors.push(err414);
}
errors++;
}
}
if(data153.roles !== undefined){
let data154 = data153.roles;
if(Array.isArray(data154)){
if(data154.length > 50){
const err415 = {instancePath:instancePath+"/gates/qa/roles",schemaPath:"#/properties/gates/properties/qa/properties/roles/maxItems",keyword:"maxItems",params:{limit: 50},message:"must NOT have more than 50 items"};
if(vErrors === null){
vErrors = [err415];
}
else {
vErrors.push(err415);
}
errors++;
}
const len11 = data154.length;
for(let i11=0; i11<len11; i11++){
let data155 = data154[i11];
if(typeof data155 === "string"){
if(func2(data155) > 100){
const err416 = {instancePath:instancePath+"/gates/qa/roles/" + i11,schemaPath:"#/properties/gates/properties/qa/properties/roles/items/maxLength",keyword:"maxLength",params:{limit: 100},message:"must NOT have more than 100 characters"};
if(vErrors === null){
vErrors = [err416];
}
else {
vErrors.push(err416);
}
errors++;
}
if(func2(data155) < 1){
const err417 = {instancePath:instancePath+"/gates/qa/roles/" + i11,schemaPath:"#/properties/gates/properties/qa/properties/roles/items/minLength",keyword:"minLength",params:{limit: 1},message:"must NOT have fewer than 1 characters"};
if(vErrors === null){
vErrors = [err417];
}
else {
vErrors.push(err417);
}
errors++;
}
}
else {
const err418 = {instancePath:instancePath+"/gates/qa/roles/" + i11,schemaPath:"#/properties/gates/properties/qa/properties/roles/items/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err418];
}
else {
vErrors.push(err418);
}
errors++;
}
}
let i12 = data154.length;
let j0;
if(i12 > 1){
const indices0 = {};
for(;i12--;){
let item0 = data154[i12];
if(typeof item0 !== "string"){
continue;
}
if(typeof indices0[item0] == "number"){
j0 = indices0[item0];
const err419 = {instancePath:instancePath+"/gates/qa/roles",schemaPath:"#/properties/gates/properties/qa/properties/roles/uniqueItems",keyword:"uniqueItems",params:{i: i12, j: j0},message:"must NOT have duplicate items (items ## "+j0+" and "+i12+" are identical)"};
if(vErrors === null){
vErrors = [err419];
}
else {
vErrors.push(err419);
}
errors++;
break;
}
indices0[item0] = i12;
}
}
}
else {
const err420 = {instancePath:instancePath+"/gates/qa/roles",schemaPath:"#/properties/gates/properties/qa/properties/roles/type",keyword:"type",params:{type: "array"},message:"must be array"};
if(vErrors === null){
vErrors = [err420];
}
else {
vErrors.push(err420);
}
errors++;
}
}
if(data153.groups !== undefined){
let data156 = data153.groups;
if(Array.isArray(data156)){
if(data156.length > 50){
const err421 = {instancePath:instancePath+"/gates/qa/groups",schemaPath:"#/properties/gates/properties/qa/properties/groups/maxItems",keyword:"maxItems",params:{limit: 50},message:"must NOT have more than 50 items"};
if(vErrors === null){
vErrors = [err421];
}
else {
vErrors.push(err421);
}
errors++;
}
const len12 = data156.length;
for(let i13=0; i13<len12; i13++){
let data157 = data156[i13];
if(typeof data157 === "string"){
if(func2(data157) > 100){
const err422 = {instancePath:instancePath+"/gates/qa/groups/" + i13,schemaPath:"#/properties/gates/properties/qa/properties/groups/items/maxLength",keyword:"maxLength",params:{limit: 100},message:"must NOT have more than 100 characters"};
if(vErrors === null){
vErrors = [err422];
}
else {
vErrors.push(err422);
}
errors++;
}
if(func2(data157) < 1){
const err423 = {instancePath:instancePath+"/gates/qa/groups/" + i13,schemaPath:"#/properties/gates/properties/qa/properties/groups/items/minLength",keyword:"minLength",params:{limit: 1},message:"must NOT have fewer than 1 characters"};
if(vErrors === null){
vErrors = [err423];
}
else {
vErrors.push(err423);
}
errors++;
}
}
else {
const err424 = {instancePath:instancePath+"/gates/qa/groups/" + i13,schemaPath:"#/properties/gates/properties/qa/properties/groups/items/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err424];
}
else {
vErrors.push(err424);
}
errors++;
}
}
let i14 = data156.length;
let j1;
if(i14 > 1){
const indices1 = {};
for(;i14--;){
let item1 = data156[i14];
if(typeof item1 !== "string"){
continue;
}
if(typeof indices1[item1] == "number"){
j1 = indices1[item1];
const err425 = {instancePath:instancePath+"/gates/qa/groups",schemaPath:"#/properties/gates/properties/qa/properties/groups/uniqueItems",keyword:"uniqueItems",params:{i: i14, j: j1},message:"must NOT have duplicate items (items ## "+j1+" and "+i14+" are identical)"};
if(vErrors === null){
vErrors = [err425];
}
else {
vErrors.push(err425);
}
errors++;
break;
}
indices1[item1] = i14;
}
}
}
else {
const err426 = {instancePath:instancePath+"/gates/qa/groups",schemaPath:"#/properties/gates/properties/qa/properties/groups/type",keyword:"type",params:{type: "array"},message:"must be array"};
if(vErrors === null){
vErrors = [err426];
}
else {
vErrors.push(err426);
}
errors++;
}
}
if(data153.quorum !== undefined){
let data158 = data153.quorum;
if(!(((typeof data158 == "number") && (!(data158 % 1) && !isNaN(data158))) && (isFinite(data158)))){
const err427 = {instancePath:instancePath+"/gates/qa/quorum",schemaPath:"#/properties/gates/properties/qa/properties/quorum/type",keyword:"type",params:{type: "integer"},message:"must be integer"};
if(vErrors === null){
vErrors = [err427];
}
else {
vErrors.push(err427);
}
errors++;
}
if((typeof data158 == "number") && (isFinite(data158))){
if(data158 > 20 || isNaN(data158)){
const err428 = {instancePath:instancePath+"/gates/qa/quorum",schemaPath:"#/properties/gates/properties/qa/properties/quorum/maximum",keyword:"maximum",params:{comparison: "<=", limit: 20},message:"must be <= 20"};
if(vErrors === null){
vErrors = [err428];
}
else {
vErrors.push(err428);
}
errors++;
}
if(data158 < 1 || isNaN(data158)){
const err429 = {instancePath:instancePath+"/gates/qa/quorum",schemaPath:"#/properties/gates/properties/qa/properties/quorum/minimum",keyword:"minimum",params:{comparison: ">=", limit: 1},message:"must be >= 1"};
if(vErrors === null){
vErrors = [err429];
}
else {
vErrors.push(err429);
}
errors++;
}
}
}
if(data153.reminderHours !== undefined){
let data159 = data153.reminderHours;
if((typeof data159 == "number") && (isFinite(data159))){
if(data159 > 8760 || isNaN(data159)){
const err430 = {instancePath:instancePath+"/gates/qa/reminderHours",schemaPath:"#/properties/gates/properties/qa/properties/reminderHours/maximum",keyword:"maximum",params:{comparison: "<=", limit: 8760},message:"must be <= 8760"};
if(vErrors === null){
vErrors = [err430];
}
else {
vErrors.push(err430);
}
errors++;
}
if(data159 <= 0 || isNaN(data159)){
const err431 = {instancePath:instancePath+"/gates/qa/reminderHours",schemaPath:"#/properties/gates/properties/qa/properties/reminderHours/exclusiveMinimum",keyword:"exclusiveMinimum",params:{comparison: ">", limit: 0},message:"must be > 0"};
if(vErrors === null){
vErrors = [err431];
}
else {
vErrors.push(err431);
}
errors++;
}
}
else {
const err432 = {instancePath:instancePath+"/gates/qa/reminderHours",schemaPath:"#/properties/gates/properties/qa/properties/reminderHours/type",keyword:"type",params:{type: "number"},message:"must be number"};
if(vErrors === null){
vErrors = [err432];
}
else {
vErrors.push(err432);
}
errors++;
}
}
if(data153.escalationHours !== undefined){
let data160 = data153.escalationHours;
if((typeof data160 == "number") && (isFinite(data160))){
if(data160 > 8760 || isNaN(data160)){
const err433 = {instancePath:instancePath+"/gates/qa/escalationHours",schemaPath:"#/properties/gates/properties/qa/properties/escalationHours/maximum",keyword:"maximum",params:{comparison: "<=", limit: 8760},message:"must be <= 8760"};
if(vErrors === null){
vErrors = [err433];
}
else {
vErrors.push(err433);
}
errors++;
}
if(data160 <= 0 || isNaN(data160)){
const err434 = {instancePath:instancePath+"/gates/qa/escalationHours",schemaPath:"#/properties/gates/properties/qa/properties/escalationHours/exclusiveMinimum",keyword:"exclusiveMinimum",params:{comparison: ">", limit: 0},message:"must be > 0"};
if(vErrors === null){
vErrors = [err434];
}
else {
vErrors.push(err434);
}
errors++;
}
}
else {
const err435 = {instancePath:instancePath+"/gates/qa/escalationHours",schemaPath:"#/properties/gates/properties/qa/properties/escalationHours/type",keyword:"type",params:{type: "number"},message:"must be number"};
if(vErrors === null){
vErrors = [err435];
}
else {
vErrors.push(err435);
}
errors++;
}
}
if(data153.deadlineHours !== undefined){
let data161 = data153.deadlineHours;
if((typeof data161 == "number") && (isFinite(data161))){
if(data161 > 8760 || isNaN(data161)){
const err436 = {instancePath:instancePath+"/gates/qa/deadlineHours",schemaPath:"#/properties/gates/properties/qa/properties/deadlineHours/maximum",keyword:"maximum",params:{comparison: "<=", limit: 8760},message:"must be <= 8760"};
if(vErrors === null){
vErrors = [err436];
}
else {
vErrors.push(err436);
}
errors++;
}
if(data161 <= 0 || isNaN(data161)){
const err437 = {instancePath:instancePath+"/gates/qa/deadlineHours",schemaPath:"#/properties/gates/properties/qa/properties/deadlineHours/exclusiveMinimum",keyword:"exclusiveMinimum",params:{comparison: ">", limit: 0},message:"must be > 0"};
if(vErrors === null){
vErrors = [err437];
}
else {
vErrors.push(err437);
}
errors++;
}
}
else {
const err438 = {instancePath:instancePath+"/gates/qa/deadlineHours",schemaPath:"#/properties/gates/properties/qa/properties/deadlineHours/type",keyword:"type",params:{type: "number"},message:"must be number"};
if(vErrors === null){
vErrors = [err438];
}
else {
vErrors.push(err438);
}
errors++;
}
}
if(data153.escalateTo !== undefined){
let data162 = data153.escalateTo;
if(data162 && typeof data162 == "object" && !Array.isArray(data162)){
for(const key31 in data162){
if(!((key31 === "roles") || (key31 === "groups"))){
const err439 = {instancePath:instancePath+"/gates/qa/escalateTo",schemaPath:"#/properties/gates/properties/qa/properties/escalateTo/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key31},message:"must NOT have additional properties"};
if(vErrors === null){
vErrors = [err439];
}
else {
vErrors.push(err439);
}
errors++;
}
}
if(data162.roles !== undefined){
let data163 = data162.roles;
if(Array.isArray(data163)){
if(data163.length > 50){
const err440 = {instancePath:instancePath+"/gates/qa/escalateTo/roles",schemaPath:"#/properties/gates/properties/qa/properties/escalateTo/properties/roles/maxItems",keyword:"maxItems",params:{limit: 50},message:"must NOT have more than 50 items"};
if(vErrors === null){
vErrors = [err440];
}
else {
vErrors.push(err440);
}
errors++;
}
const len13 = data163.length;
for(let i15=0; i15<len13; i15++){
let data164 = data163[i15];
if(typeof data164 === "string"){
if(func2(data164) > 100){
const err441 = {instancePath:instancePath+"/gates/qa/escalateTo/roles/" + i15,schemaPath:"#/properties/gates/properties/qa/properties/escalateTo/properties/roles/items/maxLength",keyword:"maxLength",params:{limit: 100},message:"must NOT have more than 100 characters"};
if(vErrors === null){
vErrors = [err441];
}
else {
vErrors.push(err441);
}
errors++;
}
if(func2(data164) < 1){
const err442 = {instancePath:instancePath+"/gates/qa/escalateTo/roles/" + i15,schemaPath:"#/properties/gates/properties/qa/properties/escalateTo/properties/roles/items/minLength",keyword:"minLength",params:{limit: 1},message:"must NOT have fewer than 1 characters"};
if(vErrors === null){
vErrors = [err442];
}
else {
vErrors.push(err442);
}
errors++;
}
}
else {
const err443 = {instancePath:instancePath+"/gates/qa/escalateTo/roles/" + i15,schemaPath:"#/properties/gates/properties/qa/properties/escalateTo/properties/roles/items/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err443];
}
else {
vErrors.push(err443);
}
errors++;
}
}
let i16 = data163.length;
let j2;
if(i16 > 1){
const indices2 = {};
for(;i16--;){
let item2 = data163[i16];
if(typeof item2 !== "string"){
continue;
}
if(typeof indices2[item2] == "number"){
j2 = indices2[item2];
const err444 = {instancePath:instancePath+"/gates/qa/escalateTo/roles",schemaPath:"#/properties/gates/properties/qa/properties/escalateTo/properties/roles/uniqueItems",keyword:"uniqueItems",params:{i: i16, j: j2},message:"must NOT have duplicate items (items ## "+j2+" and "+i16+" are identical)"};
if(vErrors === null){
vErrors = [err444];
}
else {
vErrors.push(err444);
}
errors++;
break;
}
indices2[item2] = i16;
}
}
}
else {
const err445 = {instancePath:instancePath+"/gates/qa/escalateTo/roles",schemaPath:"#/properties/gates/properties/qa/properties/escalateTo/properties/roles/type",keyword:"type",params:{type: "array"},message:"must be array"};
if(vErrors === null){
vErrors = [err445];
}
else {
vErrors.push(err445);
}
errors++;
}
}
if(data162.groups !== undefined){
let data165 = data162.groups;
if(Array.isArray(data165)){
if(data165.length > 50){
const err446 = {instancePath:instancePath+"/gates/qa/escalateTo/groups",schemaPath:"#/properties/gates/properties/qa/properties/escalateTo/properties/groups/maxItems",keyword:"maxItems",params:{limit: 50},message:"must NOT have more than 50 items"};
if(vErrors === null){
vErrors = [err446];
}
else {
vErrors.push(err446);
}
errors++;
}
const len14 = data165.length;
for(let i17=0; i17<len14; i17++){
let data166 = data165[i17];
if(typeof data166 === "string"){
if(func2(data166) > 100){
const err447 = {instancePath:instancePath+"/gates/qa/escalateTo/groups/" + i17,schemaPath:"#/properties/gates/properties/qa/properties/escalateTo/properties/groups/items/maxLength",keyword:"maxLength",params:{limit: 100},message:"must NOT have more than 100 characters"};
if(vErrors === null){
vErrors = [err447];
}
else {
vErrors.push(err447);
}
errors++;
}
if(func2(data166) < 1){
const err448 = {instancePath:instancePath+"/gates/qa/escalateTo/groups/" + i17,schemaPath:"#/properties/gates/properties/qa/properties/escalateTo/properties/groups/items/minLength",keyword:"minLength",params:{limit: 1},message:"must NOT have fewer than 1 characters"};
if(vErrors === null){
vErrors = [err448];
}
else {
vErrors.push(err448);
}
errors++;
}
}
else {
const err449 = {instancePath:instancePath+"/gates/qa/escalateTo/groups/" + i17,schemaPath:"#/properties/gates/properties/qa/properties/escalateTo/properties/groups/items/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err449];
}
else {
vErrors.push(err449);
}
errors++;
}
}
let i18 = data165.length;
let j3;
if(i18 > 1){
const indices3 = {};
for(;i18--;){
let item3 = data165[i18];
if(typeof item3 !== "string"){
continue;
}
if(typeof indices3[item3] == "number"){
j3 = indices3[item3];
const err450 = {instancePath:instancePath+"/gates/qa/escalateTo/groups",schemaPath:"#/properties/gates/properties/qa/properties/escalateTo/properties/groups/uniqueItems",keyword:"uniqueItems",params:{i: i18, j: j3},message:"must NOT have duplicate items (items ## "+j3+" and "+i18+" are identical)"};
if(vErrors === null){
vErrors = [err450];
}
else {
vErrors.push(err450);
}
errors++;
break;
}
indices3[item3] = i18;
}
}
}
else {
const err451 = {instancePath:instancePath+"/gates/qa/escalateTo/groups",schemaPath:"#/properties/gates/properties/qa/properties/escalateTo/properties/groups/type",keyword:"type",params:{type: "array"},message:"must be array"};
if(vErrors === null){
vErrors = [err451];
}
else {
vErrors.push(err451);
}
errors++;
}
}
}
else {
const err452 = {instancePath:instancePath+"/gates/qa/escalateTo",schemaPath:"#/properties/gates/properties/qa/properties/escalateTo/type",keyword:"type",params:{type: "object"},message:"must be object"};
if(vErrors === null){
vErrors = [err452];
}
else {
vErrors.push(err452);
}
errors++;
}
}
if(data153.checklist !== undefined){
let data167 = data153.checklist;
if(Array.isArray(data167)){
if(data167.length > 50){
const err453 = {instancePath:instancePath+"/gates/qa/checklist",schemaPath:"#/properties/gates/properties/qa/properties/checklist/maxItems",keyword:"maxItems",params:{limit: 50},message:"must NOT have more than 50 items"};
if(vErrors === null){
vErrors = [err453];
}
else {
vErrors.push(err453);
}
errors++;
}
const len15 = data167.length;
for(let i19=0; i19<len15; i19++){
let data168 = data167[i19];
if(typeof data168 === "string"){
if(func2(data168) > 100){
const err454 = {instancePath:instancePath+"/gates/qa/checklist/" + i19,schemaPath:"#/properties/gates/properties/qa/properties/checklist/items/maxLength",keyword:"maxLength",params:{limit: 100},message:"must NOT have more than 100 characters"};
if(vErrors === null){
vErrors = [err454];
}
else {
vErrors.push(err454);
}
errors++;
}
if(func2(data168) < 1){
const err455 = {instancePath:instancePath+"/gates/qa/checklist/" + i19,schemaPath:"#/properties/gates/properties/qa/properties/checklist/items/minLength",keyword:"minLength",params:{limit: 1},message:"must NOT have fewer than 1 characters"};
if(vErrors === null){
vErrors = [err455];
}
else {
vErrors.push(err455);
}
errors++;
}
}
else {
const err456 = {instancePath:instancePath+"/gates/qa/checklist/" + i19,schemaPath:"#/properties/gates/properties/qa/properties/checklist/items/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err456];
}
else {
vErrors.push(err456);
}
errors++;
}
}
let i20 = data167.length;
let j4;
if(i20 > 1){
const indices4 = {};
for(;i20--;){
let item4 = data167[i20];
if(typeof item4 !== "string"){
continue;
}
if(typeof indices4[item4] == "number"){
j4 = indices4[item4];
const err457 = {instancePath:instancePath+"/gates/qa/checklist",schemaPath:"#/properties/gates/properties/qa/properties/checklist/uniqueItems",keyword:"uniqueItems",params:{i: i20, j: j4},message:"must NOT have duplicate items (items ## "+j4+" and "+i20+" are identical)"};
if(vErrors === null){
vErrors = [err457];
}
else {
vErrors.push(err457);
}
errors++;
break;
}
indices4[item4] = i20;
}
}
}
else {
const err458 = {instancePath:instancePath+"/gates/qa/checklist",schemaPath:"#/properties/gates/properties/qa/properties/checklist/type",keyword:"type",params:{type: "array"},message:"must be array"};
if(vErrors === null){
vErrors = [err458];
}
else {
vErrors.push(err458);
}
errors++;
}
}
if(data153.allowDelegation !== undefined){
if(typeof data153.allowDelegation !== "boolean"){
const err459 = {instancePath:instancePath+"/gates/qa/allowDelegation",schemaPath:"#/properties/gates/properties/qa/properties/allowDelegation/type",keyword:"type",params:{type: "boolean"},message:"must be boolean"};
if(vErrors === null){
vErrors = [err459];
}
else {
vErrors.push(err459);
}
errors++;
}
}
if(data153.byRisk !== undefined){
let data170 = data153.byRisk;
if(data170 && typeof data170 == "object" && !Array.isArray(data170)){
for(const key32 in data170){
const _errs375 = errors;
if(!((((key32 === "R0") || (key32 === "R1")) || (key32 === "R2")) || (key32 === "R3"))){
const err460 = {instancePath:instancePath+"/gates/qa/byRisk",schemaPath:"#/properties/gates/properties/qa/properties/byRisk/propertyNames/enum",keyword:"enum",params:{allowedValues: schema21.properties.gates.properties.qa.properties.byRisk.propertyNames.enum},message:"must be equal to one of the allowed values",propertyName:key32};
if(vErrors === null){
vErrors = [err460];
}
else {
vErrors.push(err460);
}
errors++;
}
var valid73 = _errs375 === errors;
if(!valid73){
const err461 = {instancePath:instancePath+"/gates/qa/byRisk",schemaPath:"#/properties/gates/properties/qa/properties/byRisk/propertyNames",keyword:"propertyNames",params:{propertyName: key32},message:"property name must be valid"};
if(vErrors === null){
vErrors = [err461];
}
else {
vErrors.push(err461);
}
errors++;
}
}
for(const key33 in data170){
let data171 = data170[key33];
if(data171 && typeof data171 == "object" && !Array.isArray(data171)){
for(const key34 in data171){
if(!((((((key34 === "roles") || (key34 === "groups")) || (key34 === "quorum")) || (key34 === "deadlineHours")) || (key34 === "checklist")) || (key34 === "allowDelegation"))){
const err462 = {instancePath:instancePath+"/gates/qa/byRisk/" + key33.replace(/~/g, "~0").replace(/\//g, "~1"),schemaPath:"#/properties/gates/properties/qa/properties/byRisk/additionalProperties/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key34},message:"must NOT have additional properties"};
if(vErrors === null){
vErrors = [err462];
}
else {
vErrors.push(err462);
}
errors++;
}
}
if(data171.roles !== undefined){
let data172 = data171.roles;
if(Array.isArray(data172)){
if(data172.length > 50){
const err463 = {instancePath:instancePath+"/gates/qa/byRisk/" + key33.replace(/~/g, "~0").replace(/\//g, "~1")+"/roles",schemaPath:"#/properties/gates/properties/qa/properties/byRisk/additionalProperties/properties/roles/maxItems",keyword:"maxItems",params:{limit: 50},message:"must NOT have more than 50 items"};
if(vErrors === null){
vErrors = [err463];
}
else {
vErrors.push(err463);
}
errors++;
}
const len16 = data172.length;
for(let i21=0; i21<len16; i21++){
let data173 = data172[i21];
if(typeof data173 === "string"){
if(func2(data173) > 100){
const err464 = {instancePath:instancePath+"/gates/qa/byRisk/" + key33.replace(/~/g, "~0").replace(/\//g, "~1")+"/roles/" + i21,schemaPath:"#/properties/gates/properties/qa/properties/byRisk/additionalProperties/properties/roles/items/maxLength",keyword:"maxLength",params:{limit: 100},message:"must NOT have more than 100 characters"};
if(vErrors === null){
vErrors = [err464];
}
else {
vErrors.push(err464);
}
errors++;
}
if(func2(data173) < 1){
const err465 = {instancePath:instancePath+"/gates/qa/byRisk/" + key33.replace(/~/g, "~0").replace(/\//g, "~1")+"/roles/" + i21,schemaPath:"#/properties/gates/properties/qa/properties/byRisk/additionalProperties/properties/roles/items/minLength",keyword:"minLength",params:{limit: 1},message:"must NOT have fewer than 1 characters"};
if(vErrors === null){
vErrors = [err465];
}
else {
vErrors.push(err465);
}
errors++;
}
}
else {
const err466 = {instancePath:instancePath+"/gates/qa/byRisk/" + key33.replace(/~/g, "~0").replace(/\//g, "~1")+"/roles/" + i21,schemaPath:"#/properties/gates/properties/qa/properties/byRisk/additionalProperties/properties/roles/items/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err466];
}
else {
vErrors.push(err466);
}
errors++;
}
}
let i22 = data172.length;
let j5;
if(i22 > 1){
const indices5 = {};
for(;i22--;){
let item5 = data172[i22];
if(typeof item5 !== "string"){
continue;
}
if(typeof indices5[item5] == "number"){
j5 = indices5[item5];
const err467 = {instancePath:instancePath+"/gates/qa/byRisk/" + key33.replace(/~/g, "~0").replace(/\//g, "~1")+"/roles",schemaPath:"#/properties/gates/properties/qa/properties/byRisk/additionalProperties/properties/roles/uniqueItems",keyword:"uniqueItems",params:{i: i22, j: j5},message:"must NOT have duplicate items (items ## "+j5+" and "+i22+" are identical)"};
if(vErrors === null){
vErrors = [err467];
}
else {
vErrors.push(err467);
}
errors++;
break;
}
indices5[item5] = i22;
}
}
}
else {
const err468 = {instancePath:instancePath+"/gates/qa/byRisk/" + key33.replace(/~/g, "~0").replace(/\//g, "~1")+"/roles",schemaPath:"#/properties/gates/properties/qa/properties/byRisk/additionalProperties/properties/roles/type",keyword:"type",params:{type: "array"},message:"must be array"};
if(vErrors === null){
vErrors = [err468];
}
else {
vErrors.push(err468);
}
errors++;
}
}
if(data171.groups !== undefined){
let data174 = data171.groups;
if(Array.isArray(data174)){
if(data174.length > 50){
const err469 = {instancePath:instancePath+"/gates/qa/byRisk/" + key33.replace(/~/g, "~0").replace(/\//g, "~1")+"/groups",schemaPath:"#/properties/gates/properties/qa/properties/byRisk/additionalProperties/properties/groups/maxItems",keyword:"maxItems",params:{limit: 50},message:"must NOT have more than 50 items"};
if(vErrors === null){
vErrors = [err469];
}
else {
vErrors.push(err469);
}
errors++;
}
const len17 = data174.length;
for(let i23=0; i23<len17; i23++){
let data175 = data174[i23];
if(typeof data175 === "string"){
if(func2(data175) > 100){
const err470 = {instancePath:instancePath+"/gates/qa/byRisk/" + key33.replace(/~/g, "~0").replace(/\//g, "~1")+"/groups/" + i23,schemaPath:"#/properties/gates/properties/qa/properties/byRisk/additionalProperties/properties/groups/items/maxLength",keyword:"maxLength",params:{limit: 100},message:"must NOT have more than 100 characters"};
if(vErrors === null){
vErrors = [err470];
}
else {
vErrors.push(err470);
}
errors++;
}
if(func2(data175) < 1){
const err471 = {instancePath:instancePath+"/gates/qa/byRisk/" + key33.replace(/~/g, "~0").replace(/\//g, "~1")+"/groups/" + i23,schemaPath:"#/properties/gates/properties/qa/properties/byRisk/additionalProperties/properties/groups/items/minLength",keyword:"minLength",params:{limit: 1},message:"must NOT have fewer than 1 characters"};
if(vErrors === null){
vErrors = [err471];
}
else {
vErrors.push(err471);
}
errors++;
}
}
else {
const err472 = {instancePath:instancePath+"/gates/qa/byRisk/" + key33.replace(/~/g, "~0").replace(/\//g, "~1")+"/groups/" + i23,schemaPath:"#/properties/gates/properties/qa/properties/byRisk/additionalProperties/properties/groups/items/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err472];
}
else {
vErrors.push(err472);
}
errors++;
}
}
let i24 = data174.length;
let j6;
if(i24 > 1){
const indices6 = {};
for(;i24--;){
let item6 = data174[i24];
if(typeof item6 !== "string"){
continue;
}
if(typeof indices6[item6] == "number"){
j6 = indices6[item6];
const err473 = {instancePath:instancePath+"/gates/qa/byRisk/" + key33.replace(/~/g, "~0").replace(/\//g, "~1")+"/groups",schemaPath:"#/properties/gates/properties/qa/properties/byRisk/additionalProperties/properties/groups/uniqueItems",keyword:"uniqueItems",params:{i: i24, j: j6},message:"must NOT have duplicate items (items ## "+j6+" and "+i24+" are identical)"};
if(vErrors === null){
vErrors = [err473];
}
else {
vErrors.push(err473);
}
errors++;
break;
}
indices6[item6] = i24;
}
}
}
else {
const err474 = {instancePath:instancePath+"/gates/qa/byRisk/" + key33.replace(/~/g, "~0").replace(/\//g, "~1")+"/groups",schemaPath:"#/properties/gates/properties/qa/properties/byRisk/additionalProperties/properties/groups/type",keyword:"type",params:{type: "array"},message:"must be array"};
if(vErrors === null){
vErrors = [err474];
}
else {
vErrors.push(err474);
}
errors++;
}
}
if(data171.quorum !== undefined){
let data176 = data171.quorum;
if(!(((typeof data176 == "number") && (!(data176 % 1) && !isNaN(data176))) && (isFinite(data176)))){
const err475 = {instancePath:instancePath+"/gates/qa/byRisk/" + key33.replace(/~/g, "~0").replace(/\//g, "~1")+"/quorum",schemaPath:"#/properties/gates/properties/qa/properties/byRisk/additionalProperties/properties/quorum/type",keyword:"type",params:{type: "integer"},message:"must be integer"};
if(vErrors === null){
vErrors = [err475];
}
else {
vErrors.push(err475);
}
errors++;
}
if((typeof data176 == "number") && (isFinite(data176))){
if(data176 > 20 || isNaN(data176)){
const err476 = {instancePath:instancePath+"/gates/qa/byRisk/" + key33.replace(/~/g, "~0").replace(/\//g, "~1")+"/quorum",schemaPath:"#/properties/gates/properties/qa/properties/byRisk/additionalProperties/properties/quorum/maximum",keyword:"maximum",params:{comparison: "<=", limit: 20},message:"must be <= 20"};
if(vErrors === null){
vErrors = [err476];
}
else {
vErrors.push(err476);
}
errors++;
}
if(data176 < 1 || isNaN(data176)){
const err477 = {instancePath:instancePath+"/gates/qa/byRisk/" + key33.replace(/~/g, "~0").replace(/\//g, "~1")+"/quorum",schemaPath:"#/properties/gates/properties/qa/properties/byRisk/additionalProperties/properties/quorum/minimum",keyword:"minimum",params:{comparison: ">=", limit: 1},message:"must be >= 1"};
if(vErrors === null){
vErrors = [err477];
}
else {
vErrors.push(err477);
}
errors++;
}
}
}
if(data171.deadlineHours !== undefined){
let data177 = data171.deadlineHours;
if((typeof data177 == "number") && (isFinite(data177))){
if(data177 > 8760 || isNaN(data177)){
const err478 = {instancePath:instancePath+"/gates/qa/byRisk/" + key33.replace(/~/g, "~0").replace(/\//g, "~1")+"/deadlineHours",schemaPath:"#/properties/gates/properties/qa/properties/byRisk/additionalProperties/properties/deadlineHours/maximum",keyword:"maximum",params:{comparison: "<=", limit: 8760},message:"must be <= 8760"};
if(vErrors === null){
vErrors = [err478];
}
else {
vErrors.push(err478);
}
errors++;
}
if(data177 <= 0 || isNaN(data177)){
const err479 = {instancePath:instancePath+"/gates/qa/byRisk/" + key33.replace(/~/g, "~0").replace(/\//g, "~1")+"/deadlineHours",schemaPath:"#/properties/gates/properties/qa/properties/byRisk/additionalProperties/properties/deadlineHours/exclusiveMinimum",keyword:"exclusiveMinimum",params:{comparison: ">", limit: 0},message:"must be > 0"};
if(vErrors === null){
vErrors = [err479];
}
else {
vErrors.push(err479);
}
errors++;
}
}
else {
const err480 = {instancePath:instancePath+"/gates/qa/byRisk/" + key33.replace(/~/g, "~0").replace(/\//g, "~1")+"/deadlineHours",schemaPath:"#/properties/gates/properties/qa/properties/byRisk/additionalProperties/properties/deadlineHours/type",keyword:"type",params:{type: "number"},message:"must be number"};
if(vErrors === null){
vErrors = [err480];
}
else {
vErrors.push(err480);
}
errors++;
}
}
if(data171.checklist !== undefined){
let data178 = data171.checklist;
if(Array.isArray(data178)){
if(data178.length > 50){
const err481 = {instancePath:instancePath+"/gates/qa/byRisk/" + key33.replace(/~/g, "~0").replace(/\//g, "~1")+"/checklist",schemaPath:"#/properties/gates/properties/qa/properties/byRisk/additionalProperties/properties/checklist/maxItems",keyword:"maxItems",params:{limit: 50},message:"must NOT have more than 50 items"};
if(vErrors === null){
vErrors = [err481];
}
else {
vErrors.push(err481);
}
errors++;
}
const len18 = data178.length;
for(let i25=0; i25<len18; i25++){
let data179 = data178[i25];
if(typeof data179 === "string"){
if(func2(data179) > 100){
const err482 = {instancePath:instancePath+"/gates/qa/byRisk/" + key33.replace(/~/g, "~0").replace(/\//g, "~1")+"/checklist/" + i25,schemaPath:"#/properties/gates/properties/qa/properties/byRisk/additionalProperties/properties/checklist/items/maxLength",keyword:"maxLength",params:{limit: 100},message:"must NOT have more than 100 characters"};
if(vErrors === null){
vErrors = [err482];
}
else {
vErrors.push(err482);
}
errors++;
}
if(func2(data179) < 1){
const err483 = {instancePath:instancePath+"/gates/qa/byRisk/" + key33.replace(/~/g, "~0").replace(/\//g, "~1")+"/checklist/" + i25,schemaPath:"#/properties/gates/properties/qa/properties/byRisk/additionalProperties/properties/checklist/items/minLength",keyword:"minLength",params:{limit: 1},message:"must NOT have fewer than 1 characters"};
if(vErrors === null){
vErrors = [err483];
}
else {
vErrors.push(err483);
}
errors++;
}
}
else {
const err484 = {instancePath:instancePath+"/gates/qa/byRisk/" + key33.replace(/~/g, "~0").replace(/\//g, "~1")+"/checklist/" + i25,schemaPath:"#/properties/gates/properties/qa/properties/byRisk/additionalProperties/properties/checklist/items/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err484];
}
else {
vErrors.push(err484);
}
errors++;
}
}
let i26 = data178.length;
let j7;
if(i26 > 1){
const indices7 = {};
for(;i26--;){
let item7 = data178[i26];
if(typeof item7 !== "string"){
continue;
}
if(typeof indices7[item7] == "number"){
j7 = indices7[item7];
const err485 = {instancePath:instancePath+"/gates/qa/byRisk/" + key33.replace(/~/g, "~0").replace(/\//g, "~1")+"/checklist",schemaPath:"#/properties/gates/properties/qa/properties/byRisk/additionalProperties/properties/checklist/uniqueItems",keyword:"uniqueItems",params:{i: i26, j: j7},message:"must NOT have duplicate items (items ## "+j7+" and "+i26+" are identical)"};
if(vErrors === null){
vErrors = [err485];
}
else {
vErrors.push(err485);
}
errors++;
break;
}
indices7[item7] = i26;
}
}
}
else {
const err486 = {instancePath:instancePath+"/gates/qa/byRisk/" + key33.replace(/~/g, "~0").replace(/\//g, "~1")+"/checklist",schemaPath:"#/properties/gates/properties/qa/properties/byRisk/additionalProperties/properties/checklist/type",keyword:"type",params:{type: "array"},message:"must be array"};
if(vErrors === null){
vErrors = [err486];
}
else {
vErrors.push(err486);
}
errors++;
}
}
if(data171.allowDelegation !== undefined){
if(typeof data171.allowDelegation !== "boolean"){
const err487 = {instancePath:instancePath+"/gates/qa/byRisk/" + key33.replace(/~/g, "~0").replace(/\//g, "~1")+"/allowDelegation",schemaPath:"#/properties/gates/properties/qa/properties/byRisk/additionalProperties/properties/allowDelegation/type",keyword:"type",params:{type: "boolean"},message:"must be boolean"};
if(vErrors === null){
vErrors = [err487];
}
else {
vErrors.push(err487);
}
errors++;
}
}
}
else {
const err488 = {instancePath:instancePath+"/gates/qa/byRisk/" + key33.replace(/~/g, "~0").replace(/\//g, "~1"),schemaPath:"#/properties/gates/properties/qa/properties/byRisk/additionalProperties/type",keyword:"type",params:{type: "object"},message:"must be object"};
if(vErrors === null){
vErrors = [err488];
}
else {
vErrors.push(err488);
}
errors++;
}
}
}
else {
const err489 = {instancePath:instancePath+"/gates/qa/byRisk",schemaPath:"#/properties/gates/properties/qa/properties/byRisk/type",keyword:"type",params:{type: "object"},message:"must be object"};
if(vErrors === null){
vErrors = [err489];
}
else {
vErrors.push(err489);
}
errors++;
}
}
}
else {
const err490 = {instancePath:instancePath+"/gates/qa",schemaPath:"#/properties/gates/properties/qa/type",keyword:"type",params:{type: "object"},message:"must be object"};
if(vErrors === null){
vErrors = [err490];
}
else {
vErrors.push(err490);
}
errors++;
}
}
if(data152.deploy !== undefined){
let data181 = data152.deploy;
if(data181 && typeof data181 == "object" && !Array.isArray(data181)){
for(const key35 in data181){
if(!(func61.call(schema21.properties.gates.properties.deploy.properties, key35))){
const err491 = {instancePath:instancePath+"/gates/deploy",schemaPath:"#/properties/gates/properties/deploy/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key35},message:"must NOT have additional properties"};
if(vErrors === null){
vErrors = [err491];
}
else {
vErrors.push(err491);
}
errors++;
}
}
if(data181.roles !== undefined){
let data182 = data181.roles;
if(Array.isArray(data182)){
if(data182.length > 50){
const err492 = {instancePath:instancePath+"/gates/deploy/roles",schemaPath:"#/properties/gates/properties/deploy/properties/roles/maxItems",keyword:"maxItems",params:{limit: 50},message:"must NOT have more than 50 items"};
if(vErrors === null){
vErrors = [err492];
}
else {
vErrors.push(err492);
}
errors++;
}
const len19 = data182.length;
for(let i27=0; i27<len19; i27++){
let data183 = data182[i27];
if(typeof data183 === "string"){
if(func2(data183) > 100){
const err493 = {instancePath:instancePath+"/gates/deploy/roles/" + i27,schemaPath:"#/properties/gates/properties/deploy/properties/roles/items/maxLength",keyword:"maxLength",params:{limit: 100},message:"must NOT have more than 100 characters"};
if(vErrors === null){
vErrors = [err493];
}
else {
vErrors.push(err493);
}
errors++;
}
if(func2(data183) < 1){
const err494 = {instancePath:instancePath+"/gates/deploy/roles/" + i27,schemaPath:"#/properties/gates/properties/deploy/properties/roles/items/minLength",keyword:"minLength",params:{limit: 1},message:"must NOT have fewer than 1 characters"};
if(vErrors === null){
vErrors = [err494];
}
else {
vErrors.push(err494);
}
errors++;
}
}
else {
const err495 = {instancePath:instancePath+"/gates/deploy/roles/" + i27,schemaPath:"#/properties/gates/properties/deploy/properties/roles/items/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err495];
}
else {
vErrors.push(err495);
}
errors++;
}
}
let i28 = data182.length;
let j8;
if(i28 > 1){
const indices8 = {};
for(;i28--;){
let item8 = data182[i28];
if(typeof item8 !== "string"){
continue;
}
if(typeof indices8[item8] == "number"){
j8 = indices8[item8];
const err496 = {instancePath:instancePath+"/gates/deploy/roles",schemaPath:"#/properties/gates/properties/deploy/properties/roles/uniqueItems",keyword:"uniqueItems",params:{i: i28, j: j8},message:"must NOT have duplicate items (items ## "+j8+" and "+i28+" are identical)"};
if(vErrors === null){
vErrors = [err496];
}
else {
vErrors.push(err496);
}
errors++;
break;
}
indices8[item8] = i28;
}
}
}
else {
const err497 = {instancePath:instancePath+"/gates/deploy/roles",schemaPath:"#/properties/gates/properties/deploy/properties/roles/type",keyword:"type",params:{type: "array"},message:"must be array"};
if(vErrors === null){
vErrors = [err497];
}
else {
vErrors.push(err497);
}
errors++;
}
}
if(data181.groups !== undefined){
let data184 = data181.groups;
if(Array.isArray(data184)){
if(data184.length > 50){
const err498 = {instancePath:instancePath+"/gates/deploy/groups",schemaPath:"#/properties/gates/properties/deploy/properties/groups/maxItems",keyword:"maxItems",params:{limit: 50},message:"must NOT have more than 50 items"};
if(vErrors === null){
vErrors = [err498];
}
else {
vErrors.push(err498);
}
errors++;
}
const len20 = data184.length;
for(let i29=0; i29<len20; i29++){
let data185 = data184[i29];
if(typeof data185 === "string"){
if(func2(data185) > 100){
const err499 = {instancePath:instancePath+"/gates/deploy/groups/" + i29,schemaPath:"#/properties/gates/properties/deploy/properties/groups/items/maxLength",keyword:"maxLength",params:{limit: 100},message:"must NOT have more than 100 characters"};
if(vErrors === null){
vErrors = [err499];
}
else {
vErrors.push(err499);
}
errors++;
}
if(func2(data185) < 1){
const err500 = {instancePath:instancePath+"/gates/deploy/groups/" + i29,schemaPath:"#/properties/gates/properties/deploy/properties/groups/items/minLength",keyword:"minLength",params:{limit: 1},message:"must NOT have fewer than 1 characters"};
if(vErrors === null){
vErrors = [err500];
}
else {
vErrors.push(err500);
}
errors++;
}
}
else {
const err501 = {instancePath:instancePath+"/gates/deploy/groups/" + i29,schemaPath:"#/properties/gates/properties/deploy/properties/groups/items/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err501];
}
else {
vErrors.push(err501);
}
errors++;
}
}
let i30 = data184.length;
let j9;
if(i30 > 1){
const indices9 = {};
for(;i30--;){
let item9 = data184[i30];
if(typeof item9 !== "string"){
continue;
}
if(typeof indices9[item9] == "number"){
j9 = indices9[item9];
const err502 = {instancePath:instancePath+"/gates/deploy/groups",schemaPath:"#/properties/gates/properties/deploy/properties/groups/uniqueItems",keyword:"uniqueItems",params:{i: i30, j: j9},message:"must NOT have duplicate items (items ## "+j9+" and "+i30+" are identical)"};
if(vErrors === null){
vErrors = [err502];
}
else {
vErrors.push(err502);
}
errors++;
break;
}
indices9[item9] = i30;
}
}
}
else {
const err503 = {instancePath:instancePath+"/gates/deploy/groups",schemaPath:"#/properties/gates/properties/deploy/properties/groups/type",keyword:"type",params:{type: "array"},message:"must be array"};
if(vErrors === null){
vErrors = [err503];
}
else {
vErrors.push(err503);
}
errors++;
}
}
if(data181.quorum !== undefined){
let data186 = data181.quorum;
if(!(((typeof data186 == "number") && (!(data186 % 1) && !isNaN(data186))) && (isFinite(data186)))){
const err504 = {instancePath:instancePath+"/gates/deploy/quorum",schemaPath:"#/properties/gates/properties/deploy/properties/quorum/type",keyword:"type",params:{type: "integer"},message:"must be integer"};
if(vErrors === null){
vErrors = [err504];
}
else {
vErrors.push(err504);
}
errors++;
}
if((typeof data186 == "number") && (isFinite(data186))){
if(data186 > 20 || isNaN(data186)){
const err505 = {instancePath:instancePath+"/gates/deploy/quorum",schemaPath:"#/properties/gates/properties/deploy/properties/quorum/maximum",keyword:"maximum",params:{comparison: "<=", limit: 20},message:"must be <= 20"};
if(vErrors === null){
vErrors = [err505];
}
else {
vErrors.push(err505);
}
errors++;
}
if(data186 < 1 || isNaN(data186)){
const err506 = {instancePath:instancePath+"/gates/deploy/quorum",schemaPath:"#/properties/gates/properties/deploy/properties/quorum/minimum",keyword:"minimum",params:{comparison: ">=", limit: 1},message:"must be >= 1"};
if(vErrors === null){
vErrors = [err506];
}
else {
vErrors.push(err506);
}
errors++;
}
}
}
if(data181.reminderHours !== undefined){
let data187 = data181.reminderHours;
if((typeof data187 == "number") && (isFinite(data187))){
if(data187 > 8760 || isNaN(data187)){
const err507 = {instancePath:instancePath+"/gates/deploy/reminderHours",schemaPath:"#/properties/gates/properties/deploy/properties/reminderHours/maximum",keyword:"maximum",params:{comparison: "<=", limit: 8760},message:"must be <= 8760"};
if(vErrors === null){
vErrors = [err507];
}
else {
vErrors.push(err507);
}
errors++;
}
if(data187 <= 0 || isNaN(data187)){
const err508 = {instancePath:instancePath+"/gates/deploy/reminderHours",schemaPath:"#/properties/gates/properties/deploy/properties/reminderHours/exclusiveMinimum",keyword:"exclusiveMinimum",params:{comparison: ">", limit: 0},message:"must be > 0"};
if(vErrors === null){
vErrors = [err508];
}
else {
vErrors.push(err508);
}
errors++;
}
}
else {
const err509 = {instancePath:instancePath+"/gates/deploy/reminderHours",schemaPath:"#/properties/gates/properties/deploy/properties/reminderHours/type",keyword:"type",params:{type: "number"},message:"must be number"};
if(vErrors === null){
vErrors = [err509];
}
else {
vErrors.push(err509);
}
errors++;
}
}
if(data181.escalationHours !== undefined){
let data188 = data181.escalationHours;
if((typeof data188 == "number") && (isFinite(data188))){
if(data188 > 8760 || isNaN(data188)){
const err510 = {instancePath:instancePath+"/gates/deploy/escalationHours",schemaPath:"#/properties/gates/properties/deploy/properties/escalationHours/maximum",keyword:"maximum",params:{comparison: "<=", limit: 8760},message:"must be <= 8760"};
if(vErrors === null){
vErrors = [err510];
}
else {
vErrors.push(err510);
}
errors++;
}
if(data188 <= 0 || isNaN(data188)){
const err511 = {instancePath:instancePath+"/gates/deploy/escalationHours",schemaPath:"#/properties/gates/properties/deploy/properties/escalationHours/exclusiveMinimum",keyword:"exclusiveMinimum",params:{comparison: ">", limit: 0},message:"must be > 0"};
if(vErrors === null){
vErrors = [err511];
}
else {
vErrors.push(err511);
}
errors++;
}
}
else {
const err512 = {instancePath:instancePath+"/gates/deploy/escalationHours",schemaPath:"#/properties/gates/properties/deploy/properties/escalationHours/type",keyword:"type",params:{type: "number"},message:"must be number"};
if(vErrors === null){
vErrors = [err512];
}
else {
vErrors.push(err512);
}
errors++;
}
}
if(data181.deadlineHours !== undefined){
let data189 = data181.deadlineHours;
if((typeof data189 == "number") && (isFinite(data189))){
if(data189 > 8760 || isNaN(data189)){
const err513 = {instancePath:instancePath+"/gates/deploy/deadlineHours",schemaPath:"#/properties/gates/properties/deploy/properties/deadlineHours/maximum",keyword:"maximum",params:{comparison: "<=", limit: 8760},message:"must be <= 8760"};
if(vErrors === null){
vErrors = [err513];
}
else {
vErrors.push(err513);
}
errors++;
}
if(data189 <= 0 || isNaN(data189)){
const err514 = {instancePath:instancePath+"/gates/deploy/deadlineHours",schemaPath:"#/properties/gates/properties/deploy/properties/deadlineHours/exclusiveMinimum",keyword:"exclusiveMinimum",params:{comparison: ">", limit: 0},message:"must be > 0"};
if(vErrors === null){
vErrors = [err514];
}
else {
vErrors.push(err514);
}
errors++;
}
}
else {
const err515 = {instancePath:instancePath+"/gates/deploy/deadlineHours",schemaPath:"#/properties/gates/properties/deploy/properties/deadlineHours/type",keyword:"type",params:{type: "number"},message:"must be number"};
if(vErrors === null){
vErrors = [err515];
}
else {
vErrors.push(err515);
}
errors++;
}
}
if(data181.escalateTo !== undefined){
let data190 = data181.escalateTo;
if(data190 && typeof data190 == "object" && !Array.isArray(data190)){
for(const key36 in data190){
if(!((key36 === "roles") || (key36 === "groups"))){
const err516 = {instancePath:instancePath+"/gates/deploy/escalateTo",schemaPath:"#/properties/gates/properties/deploy/properties/escalateTo/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key36},message:"must NOT have additional properties"};
if(vErrors === null){
vErrors = [err516];
}
else {
vErrors.push(err516);
}
errors++;
}
}
if(data190.roles !== undefined){
let data191 = data190.roles;
if(Array.isArray(data191)){
if(data191.length > 50){
const err517 = {instancePath:instancePath+"/gates/deploy/escalateTo/roles",schemaPath:"#/properties/gates/properties/deploy/properties/escalateTo/properties/roles/maxItems",keyword:"maxItems",params:{limit: 50},message:"must NOT have more than 50 items"};
if(vErrors === null){
vErrors = [err517];
}
else {
vErrors.push(err517);
}
errors++;
}
const len21 = data191.length;
for(let i31=0; i31<len21; i31++){
let data192 = data191[i31];
if(typeof data192 === "string"){
if(func2(data192) > 100){
const err518 = {instancePath:instancePath+"/gates/deploy/escalateTo/roles/" + i31,schemaPath:"#/properties/gates/properties/deploy/properties/escalateTo/properties/roles/items/maxLength",keyword:"maxLength",params:{limit: 100},message:"must NOT have more than 100 characters"};
if(vErrors === null){
vErrors = [err518];
}
else {
vErrors.push(err518);
}
errors++;
}
if(func2(data192) < 1){
const err519 = {instancePath:instancePath+"/gates/deploy/escalateTo/roles/" + i31,schemaPath:"#/properties/gates/properties/deploy/properties/escalateTo/properties/roles/items/minLength",keyword:"minLength",params:{limit: 1},message:"must NOT have fewer than 1 characters"};
if(vErrors === null){
vErrors = [err519];
}
else {
vErrors.push(err519);
}
errors++;
}
}
else {
const err520 = {instancePath:instancePath+"/gates/deploy/escalateTo/roles/" + i31,schemaPath:"#/properties/gates/properties/deploy/properties/escalateTo/properties/roles/items/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err520];
}
else {
vErrors.push(err520);
}
errors++;
}
}
let i32 = data191.length;
let j10;
if(i32 > 1){
const indices10 = {};
for(;i32--;){
let item10 = data191[i32];
if(typeof item10 !== "string"){
continue;
}
if(typeof indices10[item10] == "number"){
j10 = indices10[item10];
const err521 = {instancePath:instancePath+"/gates/deploy/escalateTo/roles",schemaPath:"#/properties/gates/properties/deploy/properties/escalateTo/properties/roles/uniqueItems",keyword:"uniqueItems",params:{i: i32, j: j10},message:"must NOT have duplicate items (items ## "+j10+" and "+i32+" are identical)"};
if(vErrors === null){
vErrors = [err521];
}
else {
vErrors.push(err521);
}
errors++;
break;
}
indices10[item10] = i32;
}
}
}
else {
const err522 = {instancePath:instancePath+"/gates/deploy/escalateTo/roles",schemaPath:"#/properties/gates/properties/deploy/properties/escalateTo/properties/roles/type",keyword:"type",params:{type: "array"},message:"must be array"};
if(vErrors === null){
vErrors = [err522];
}
else {
vErrors.push(err522);
}
errors++;
}
}
if(data190.groups !== undefined){
let data193 = data190.groups;
if(Array.isArray(data193)){
if(data193.length > 50){
const err523 = {instancePath:instancePath+"/gates/deploy/escalateTo/groups",schemaPath:"#/properties/gates/properties/deploy/properties/escalateTo/properties/groups/maxItems",keyword:"maxItems",params:{limit: 50},message:"must NOT have more than 50 items"};
if(vErrors === null){
vErrors = [err523];
}
else {
vErrors.push(err523);
}
errors++;
}
const len22 = data193.length;
for(let i33=0; i33<len22; i33++){
let data194 = data193[i33];
if(typeof data194 === "string"){
if(func2(data194) > 100){
const err524 = {instancePath:instancePath+"/gates/deploy/escalateTo/groups/" + i33,schemaPath:"#/properties/gates/properties/deploy/properties/escalateTo/properties/groups/items/maxLength",keyword:"maxLength",params:{limit: 100},message:"must NOT have more than 100 characters"};
if(vErrors === null){
vErrors = [err524];
}
else {
vErrors.push(err524);
}
errors++;
}
if(func2(data194) < 1){
const err525 = {instancePath:instancePath+"/gates/deploy/escalateTo/groups/" + i33,schemaPath:"#/properties/gates/properties/deploy/properties/escalateTo/properties/groups/items/minLength",keyword:"minLength",params:{limit: 1},message:"must NOT have fewer than 1 characters"};
if(vErrors === null){
vErrors = [err525];
}
else {
vErrors.push(err525);
}
errors++;
}
}
else {
const err526 = {instancePath:instancePath+"/gates/deploy/escalateTo/groups/" + i33,schemaPath:"#/properties/gates/properties/deploy/properties/escalateTo/properties/groups/items/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err526];
}
else {
vErrors.push(err526);
}
errors++;
}
}
let i34 = data193.length;
let j11;
if(i34 > 1){
const indices11 = {};
for(;i34--;){
let item11 = data193[i34];
if(typeof item11 !== "string"){
continue;
}
if(typeof indices11[item11] == "number"){
j11 = indices11[item11];
const err527 = {instancePath:instancePath+"/gates/deploy/escalateTo/groups",schemaPath:"#/properties/gates/properties/deploy/properties/escalateTo/properties/groups/uniqueItems",keyword:"uniqueItems",params:{i: i34, j: j11},message:"must NOT have duplicate items (items ## "+j11+" and "+i34+" are identical)"};
if(vErrors === null){
vErrors = [err527];
}
else {
vErrors.push(err527);
}
errors++;
break;
}
indices11[item11] = i34;
}
}
}
else {
const err528 = {instancePath:instancePath+"/gates/deploy/escalateTo/groups",schemaPath:"#/properties/gates/properties/deploy/properties/escalateTo/properties/groups/type",keyword:"type",params:{type: "array"},message:"must be array"};
if(vErrors === null){
vErrors = [err528];
}
else {
vErrors.push(err528);
}
errors++;
}
}
}
else {
const err529 = {instancePath:instancePath+"/gates/deploy/escalateTo",schemaPath:"#/properties/gates/properties/deploy/properties/escalateTo/type",keyword:"type",params:{type: "object"},message:"must be object"};
if(vErrors === null){
vErrors = [err529];
}
else {
vErrors.push(err529);
}
errors++;
}
}
if(data181.checklist !== undefined){
let data195 = data181.checklist;
if(Array.isArray(data195)){
if(data195.length > 50){
const err530 = {instancePath:instancePath+"/gates/deploy/checklist",schemaPath:"#/properties/gates/properties/deploy/properties/checklist/maxItems",keyword:"maxItems",params:{limit: 50},message:"must NOT have more than 50 items"};
if(vErrors === null){
vErrors = [err530];
}
else {
vErrors.push(err530);
}
errors++;
}
const len23 = data195.length;
for(let i35=0; i35<len23; i35++){
let data196 = data195[i35];
if(typeof data196 === "string"){
if(func2(data196) > 100){
const err531 = {instancePath:instancePath+"/gates/deploy/checklist/" + i35,schemaPath:"#/properties/gates/properties/deploy/properties/checklist/items/maxLength",keyword:"maxLength",params:{limit: 100},message:"must NOT have more than 100 characters"};
if(vErrors === null){
vErrors = [err531];
}
else {
vErrors.push(err531);
}
errors++;
}
if(func2(data196) < 1){
const err532 = {instancePath:instancePath+"/gates/deploy/checklist/" + i35,schemaPath:"#/properties/gates/properties/deploy/properties/checklist/items/minLength",keyword:"minLength",params:{limit: 1},message:"must NOT have fewer than 1 characters"};
if(vErrors === null){
vErrors = [err532];
}
else {
vErrors.push(err532);
}
errors++;
}
}
else {
const err533 = {instancePath:instancePath+"/gates/deploy/checklist/" + i35,schemaPath:"#/properties/gates/properties/deploy/properties/checklist/items/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err533];
}
else {
vErrors.push(err533);
}
errors++;
}
}
let i36 = data195.length;
let j12;
if(i36 > 1){
const indices12 = {};
for(;i36--;){
let item12 = data195[i36];
if(typeof item12 !== "string"){
continue;
}
if(typeof indices12[item12] == "number"){
j12 = indices12[item12];
const err534 = {instancePath:instancePath+"/gates/deploy/checklist",schemaPath:"#/properties/gates/properties/deploy/properties/checklist/uniqueItems",keyword:"uniqueItems",params:{i: i36, j: j12},message:"must NOT have duplicate items (items ## "+j12+" and "+i36+" are identical)"};
if(vErrors === null){
vErrors = [err534];
}
else {
vErrors.push(err534);
}
errors++;
break;
}
indices12[item12] = i36;
}
}
}
else {
const err535 = {instancePath:instancePath+"/gates/deploy/checklist",schemaPath:"#/properties/gates/properties/deploy/properties/checklist/type",keyword:"type",params:{type: "array"},message:"must be array"};
if(vErrors === null){
vErrors = [err535];
}
else {
vErrors.push(err535);
}
errors++;
}
}
if(data181.allowDelegation !== undefined){
if(typeof data181.allowDelegation !== "boolean"){
const err536 = {instancePath:instancePath+"/gates/deploy/allowDelegation",schemaPath:"#/properties/gates/properties/deploy/properties/allowDelegation/type",keyword:"type",params:{type: "boolean"},message:"must be boolean"};
if(vErrors === null){
vErrors = [err536];
}
else {
vErrors.push(err536);
}
errors++;
}
}
if(data181.byRisk !== undefined){
let data198 = data181.byRisk;
if(data198 && typeof data198 == "object" && !Array.isArray(data198)){
for(const key37 in data198){
const _errs436 = errors;
if(!((((key37 === "R0") || (key37 === "R1")) || (key37 === "R2")) || (key37 === "R3"))){
const err537 = {instancePath:instancePath+"/gates/deploy/byRisk",schemaPath:"#/properties/gates/properties/deploy/properties/byRisk/propertyNames/enum",keyword:"enum",params:{allowedValues: schema21.properties.gates.properties.deploy.properties.byRisk.propertyNames.enum},message:"must be equal to one of the allowed values",propertyName:key37};
if(vErrors === null){
vErrors = [err537];
}
else {
vErrors.push(err537);
}
errors++;
}
var valid102 = _errs436 === errors;
if(!valid102){
const err538 = {instancePath:instancePath+"/gates/deploy/byRisk",schemaPath:"#/properties/gates/properties/deploy/properties/byRisk/propertyNames",keyword:"propertyNames",params:{propertyName: key37},message:"property name must be valid"};
if(vErrors === null){
vErrors = [err538];
}
else {
vErrors.push(err538);
}
errors++;
}
}
for(const key38 in data198){
let data199 = data198[key38];
if(data199 && typeof data199 == "object" && !Array.isArray(data199)){
for(const key39 in data199){
if(!((((((key39 === "roles") || (key39 === "groups")) || (key39 === "quorum")) || (key39 === "deadlineHours")) || (key39 === "checklist")) || (key39 === "allowDelegation"))){
const err539 = {instancePath:instancePath+"/gates/deploy/byRisk/" + key38.replace(/~/g, "~0").replace(/\//g, "~1"),schemaPath:"#/properties/gates/properties/deploy/properties/byRisk/additionalProperties/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key39},message:"must NOT have additional properties"};
if(vErrors === null){
vErrors = [err539];
}
else {
vErrors.push(err539);
}
errors++;
}
}
if(data199.roles !== undefined){
let data200 = data199.roles;
if(Array.isArray(data200)){
if(data200.length > 50){
const err540 = {instancePath:instancePath+"/gates/deploy/byRisk/" + key38.replace(/~/g, "~0").replace(/\//g, "~1")+"/roles",schemaPath:"#/properties/gates/properties/deploy/properties/byRisk/additionalProperties/properties/roles/maxItems",keyword:"maxItems",params:{limit: 50},message:"must NOT have more than 50 items"};
if(vErrors === null){
vErrors = [err540];
}
else {
vErrors.push(err540);
}
errors++;
}
const len24 = data200.length;
for(let i37=0; i37<len24; i37++){
let data201 = data200[i37];
if(typeof data201 === "string"){
if(func2(data201) > 100){
const err541 = {instancePath:instancePath+"/gates/deploy/byRisk/" + key38.replace(/~/g, "~0").replace(/\//g, "~1")+"/roles/" + i37,schemaPath:"#/properties/gates/properties/deploy/properties/byRisk/additionalProperties/properties/roles/items/maxLength",keyword:"maxLength",params:{limit: 100},message:"must NOT have more than 100 characters"};
if(vErrors === null){
vErrors = [err541];
}
else {
vErrors.push(err541);
}
errors++;
}
if(func2(data201) < 1){
const err542 = {instancePath:instancePath+"/gates/deploy/byRisk/" + key38.replace(/~/g, "~0").replace(/\//g, "~1")+"/roles/" + i37,schemaPath:"#/properties/gates/properties/deploy/properties/byRisk/additionalProperties/properties/roles/items/minLength",keyword:"minLength",params:{limit: 1},message:"must NOT have fewer than 1 characters"};
if(vErrors === null){
vErrors = [err542];
}
else {
vErrors.push(err542);
}
errors++;
}
}
else {
const err543 = {instancePath:instancePath+"/gates/deploy/byRisk/" + key38.replace(/~/g, "~0").replace(/\//g, "~1")+"/roles/" + i37,schemaPath:"#/properties/gates/properties/deploy/properties/byRisk/additionalProperties/properties/roles/items/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err543];
}
else {
vErrors.push(err543);
}
errors++;
}
}
let i38 = data200.length;
let j13;
if(i38 > 1){
const indices13 = {};
for(;i38--;){
let item13 = data200[i38];
if(typeof item13 !== "string"){
continue;
}
if(typeof indices13[item13] == "number"){
j13 = indices13[item13];
const err544 = {instancePath:instancePath+"/gates/deploy/byRisk/" + key38.replace(/~/g, "~0").replace(/\//g, "~1")+"/roles",schemaPath:"#/properties/gates/properties/deploy/properties/byRisk/additionalProperties/properties/roles/uniqueItems",keyword:"uniqueItems",params:{i: i38, j: j13},message:"must NOT have duplicate items (items ## "+j13+" and "+i38+" are identical)"};
if(vErrors === null){
vErrors = [err544];
}
else {
vErrors.push(err544);
}
errors++;
break;
}
indices13[item13] = i38;
}
}
}
else {
const err545 = {instancePath:instancePath+"/gates/deploy/byRisk/" + key38.replace(/~/g, "~0").replace(/\//g, "~1")+"/roles",schemaPath:"#/properties/gates/properties/deploy/properties/byRisk/additionalProperties/properties/roles/type",keyword:"type",params:{type: "array"},message:"must be array"};
if(vErrors === null){
vErrors = [err545];
}
else {
vErrors.push(err545);
}
errors++;
}
}
if(data199.groups !== undefined){
let data202 = data199.groups;
if(Array.isArray(data202)){
if(data202.length > 50){
const err546 = {instancePath:instancePath+"/gates/deploy/byRisk/" + key38.replace(/~/g, "~0").replace(/\//g, "~1")+"/groups",schemaPath:"#/properties/gates/properties/deploy/properties/byRisk/additionalProperties/properties/groups/maxItems",keyword:"maxItems",params:{limit: 50},message:"must NOT have more than 50 items"};
if(vErrors === null){
vErrors = [err546];
}
else {
vErrors.push(err546);
}
errors++;
}
const len25 = data202.length;
for(let i39=0; i39<len25; i39++){
let data203 = data202[i39];
if(typeof data203 === "string"){
if(func2(data203) > 100){
const err547 = {instancePath:instancePath+"/gates/deploy/byRisk/" + key38.replace(/~/g, "~0").replace(/\//g, "~1")+"/groups/" + i39,schemaPath:"#/properties/gates/properties/deploy/properties/byRisk/additionalProperties/properties/groups/items/maxLength",keyword:"maxLength",params:{limit: 100},message:"must NOT have more than 100 characters"};
if(vErrors === null){
vErrors = [err547];
}
else {
vErrors.push(err547);
}
errors++;
}
if(func2(data203) < 1){
const err548 = {instancePath:instancePath+"/gates/deploy/byRisk/" + key38.replace(/~/g, "~0").replace(/\//g, "~1")+"/groups/" + i39,schemaPath:"#/properties/gates/properties/deploy/properties/byRisk/additionalProperties/properties/groups/items/minLength",keyword:"minLength",params:{limit: 1},message:"must NOT have fewer than 1 characters"};
if(vErrors === null){
vErrors = [err548];
}
else {
vErrors.push(err548);
}
errors++;
}
}
else {
const err549 = {instancePath:instancePath+"/gates/deploy/byRisk/" + key38.replace(/~/g, "~0").replace(/\//g, "~1")+"/groups/" + i39,schemaPath:"#/properties/gates/properties/deploy/properties/byRisk/additionalProperties/properties/groups/items/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err549];
}
else {
vErrors.push(err549);
}
errors++;
}
}
let i40 = data202.length;
let j14;
if(i40 > 1){
const indices14 = {};
for(;i40--;){
let item14 = data202[i40];
if(typeof item14 !== "string"){
continue;
}
if(typeof indices14[item14] == "number"){
j14 = indices14[item14];
const err550 = {instancePath:instancePath+"/gates/deploy/byRisk/" + key38.replace(/~/g, "~0").replace(/\//g, "~1")+"/groups",schemaPath:"#/properties/gates/properties/deploy/properties/byRisk/additionalProperties/properties/groups/uniqueItems",keyword:"uniqueItems",params:{i: i40, j: j14},message:"must NOT have duplicate items (items ## "+j14+" and "+i40+" are identical)"};
if(vErrors === null){
vErrors = [err550];
}
else {
vErrors.push(err550);
}
errors++;
break;
}
indices14[item14] = i40;
}
}
}
else {
const err551 = {instancePath:instancePath+"/gates/deploy/byRisk/" + key38.replace(/~/g, "~0").replace(/\//g, "~1")+"/groups",schemaPath:"#/properties/gates/properties/deploy/properties/byRisk/additionalProperties/properties/groups/type",keyword:"type",params:{type: "array"},message:"must be array"};
if(vErrors === null){
vErrors = [err551];
}
else {
vErrors.push(err551);
}
errors++;
}
}
if(data199.quorum !== undefined){
let data204 = data199.quorum;
if(!(((typeof data204 == "number") && (!(data204 % 1) && !isNaN(data204))) && (isFinite(data204)))){
const err552 = {instancePath:instancePath+"/gates/deploy/byRisk/" + key38.replace(/~/g, "~0").replace(/\//g, "~1")+"/quorum",schemaPath:"#/properties/gates/properties/deploy/properties/byRisk/additionalProperties/properties/quorum/type",keyword:"type",params:{type: "integer"},message:"must be integer"};
if(vErrors === null){
vErrors = [err552];
}
else {
vErrors.push(err552);
}
errors++;
}
if((typeof data204 == "number") && (isFinite(data204))){
if(data204 > 20 || isNaN(data204)){
const err553 = {instancePath:instancePath+"/gates/deploy/byRisk/" + key38.replace(/~/g, "~0").replace(/\//g, "~1")+"/quorum",schemaPath:"#/properties/gates/properties/deploy/properties/byRisk/additionalProperties/properties/quorum/maximum",keyword:"maximum",params:{comparison: "<=", limit: 20},message:"must be <= 20"};
if(vErrors === null){
vErrors = [err553];
}
else {
vErrors.push(err553);
}
errors++;
}
if(data204 < 1 || isNaN(data204)){
const err554 = {instancePath:instancePath+"/gates/deploy/byRisk/" + key38.replace(/~/g, "~0").replace(/\//g, "~1")+"/quorum",schemaPath:"#/properties/gates/properties/deploy/properties/byRisk/additionalProperties/properties/quorum/minimum",keyword:"minimum",params:{comparison: ">=", limit: 1},message:"must be >= 1"};
if(vErrors === null){
vErrors = [err554];
}
else {
vErrors.push(err554);
}
errors++;
}
}
}
if(data199.deadlineHours !== undefined){
let data205 = data199.deadlineHours;
if((typeof data205 == "number") && (isFinite(data205))){
if(data205 > 8760 || isNaN(data205)){
const err555 = {instancePath:instancePath+"/gates/deploy/byRisk/" + key38.replace(/~/g, "~0").replace(/\//g, "~1")+"/deadlineHours",schemaPath:"#/properties/gates/properties/deploy/properties/byRisk/additionalProperties/properties/deadlineHours/maximum",keyword:"maximum",params:{comparison: "<=", limit: 8760},message:"must be <= 8760"};
if(vErrors === null){
vErrors = [err555];
}
else {
vErrors.push(err555);
}
errors++;
}
if(data205 <= 0 || isNaN(data205)){
const err556 = {instancePath:instancePath+"/gates/deploy/byRisk/" + key38.replace(/~/g, "~0").replace(/\//g, "~1")+"/deadlineHours",schemaPath:"#/properties/gates/properties/deploy/properties/byRisk/additionalProperties/properties/deadlineHours/exclusiveMinimum",keyword:"exclusiveMinimum",params:{comparison: ">", limit: 0},message:"must be > 0"};
if(vErrors === null){
vErrors = [err556];
}
else {
vErrors.push(err556);
}
errors++;
}
}
else {
const err557 = {instancePath:instancePath+"/gates/deploy/byRisk/" + key38.replace(/~/g, "~0").replace(/\//g, "~1")+"/deadlineHours",schemaPath:"#/properties/gates/properties/deploy/properties/byRisk/additionalProperties/properties/deadlineHours/type",keyword:"type",params:{type: "number"},message:"must be number"};
if(vErrors === null){
vErrors = [err557];
}
else {
vErrors.push(err557);
}
errors++;
}
}
if(data199.checklist !== undefined){
let data206 = data199.checklist;
if(Array.isArray(data206)){
if(data206.length > 50){
const err558 = {instancePath:instancePath+"/gates/deploy/byRisk/" + key38.replace(/~/g, "~0").replace(/\//g, "~1")+"/checklist",schemaPath:"#/properties/gates/properties/deploy/properties/byRisk/additionalProperties/properties/checklist/maxItems",keyword:"maxItems",params:{limit: 50},message:"must NOT have more than 50 items"};
if(vErrors === null){
vErrors = [err558];
}
else {
vErrors.push(err558);
}
errors++;
}
const len26 = data206.length;
for(let i41=0; i41<len26; i41++){
let data207 = data206[i41];
if(typeof data207 === "string"){
if(func2(data207) > 100){
const err559 = {instancePath:instancePath+"/gates/deploy/byRisk/" + key38.replace(/~/g, "~0").replace(/\//g, "~1")+"/checklist/" + i41,schemaPath:"#/properties/gates/properties/deploy/properties/byRisk/additionalProperties/properties/checklist/items/maxLength",keyword:"maxLength",params:{limit: 100},message:"must NOT have more than 100 characters"};
if(vErrors === null){
vErrors = [err559];
}
else {
vErrors.push(err559);
}
errors++;
}
if(func2(data207) < 1){
const err560 = {instancePath:instancePath+"/gates/deploy/byRisk/" + key38.replace(/~/g, "~0").replace(/\//g, "~1")+"/checklist/" + i41,schemaPath:"#/properties/gates/properties/deploy/properties/byRisk/additionalProperties/properties/checklist/items/minLength",keyword:"minLength",params:{limit: 1},message:"must NOT have fewer than 1 characters"};
if(vErrors === null){
vErrors = [err560];
}
else {
vErrors.push(err560);
}
errors++;
}
}
else {
const err561 = {instancePath:instancePath+"/gates/deploy/byRisk/" + key38.replace(/~/g, "~0").replace(/\//g, "~1")+"/checklist/" + i41,schemaPath:"#/properties/gates/properties/deploy/properties/byRisk/additionalProperties/properties/checklist/items/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err561];
}
else {
vErrors.push(err561);
}
errors++;
}
}
let i42 = data206.length;
let j15;
if(i42 > 1){
const indices15 = {};
for(;i42--;){
let item15 = data206[i42];
if(typeof item15 !== "string"){
continue;
}
if(typeof indices15[item15] == "number"){
j15 = indices15[item15];
const err562 = {instancePath:instancePath+"/gates/deploy/byRisk/" + key38.replace(/~/g, "~0").replace(/\//g, "~1")+"/checklist",schemaPath:"#/properties/gates/properties/deploy/properties/byRisk/additionalProperties/properties/checklist/uniqueItems",keyword:"uniqueItems",params:{i: i42, j: j15},message:"must NOT have duplicate items (items ## "+j15+" and "+i42+" are identical)"};
if(vErrors === null){
vErrors = [err562];
}
else {
vErrors.push(err562);
}
errors++;
break;
}
indices15[item15] = i42;
}
}
}
else {
const err563 = {instancePath:instancePath+"/gates/deploy/byRisk/" + key38.replace(/~/g, "~0").replace(/\//g, "~1")+"/checklist",schemaPath:"#/properties/gates/properties/deploy/properties/byRisk/additionalProperties/properties/checklist/type",keyword:"type",params:{type: "array"},message:"must be array"};
if(vErrors === null){
vErrors = [err563];
}
else {
vErrors.push(err563);
}
errors++;
}
}
if(data199.allowDelegation !== undefined){
if(typeof data199.allowDelegation !== "boolean"){
const err564 = {instancePath:instancePath+"/gates/deploy/byRisk/" + key38.replace(/~/g, "~0").replace(/\//g, "~1")+"/allowDelegation",schemaPath:"#/properties/gates/properties/deploy/properties/byRisk/additionalProperties/properties/allowDelegation/type",keyword:"type",params:{type: "boolean"},message:"must be boolean"};
if(vErrors === null){
vErrors = [err564];
}
else {
vErrors.push(err564);
}
errors++;
}
}
}
else {
const err565 = {instancePath:instancePath+"/gates/deploy/byRisk/" + key38.replace(/~/g, "~0").replace(/\//g, "~1"),schemaPath:"#/properties/gates/properties/deploy/properties/byRisk/additionalProperties/type",keyword:"type",params:{type: "object"},message:"must be object"};
if(vErrors === null){
vErrors = [err565];
}
else {
vErrors.push(err565);
}
errors++;
}
}
}
else {
const err566 = {instancePath:instancePath+"/gates/deploy/byRisk",schemaPath:"#/properties/gates/properties/deploy/properties/byRisk/type",keyword:"type",params:{type: "object"},message:"must be object"};
if(vErrors === null){
vErrors = [err566];
}
else {
vErrors.push(err566);
}
errors++;
}
}
}
else {
const err567 = {instancePath:instancePath+"/gates/deploy",schemaPath:"#/properties/gates/properties/deploy/type",keyword:"type",params:{type: "object"},message:"must be object"};
if(vErrors === null){
vErrors = [err567];
}
else {
vErrors.push(err567);
}
errors++;
}
}
}
else {
const err568 = {instancePath:instancePath+"/gates",schemaPath:"#/properties/gates/type",keyword:"type",params:{type: "object"},message:"must be object"};
if(vErrors === null){
vErrors = [err568];
}
else {
vErrors.push(err568);
}
errors++;
}
}
if(data.data !== undefined){
let data209 = data.data;
if(data209 && typeof data209 == "object" && !Array.isArray(data209)){
for(const key40 in data209){
if(!(key40 === "class")){
const err569 = {instancePath:instancePath+"/data",schemaPath:"#/properties/data/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key40},message:"must NOT have additional properties"};
if(vErrors === null){
vErrors = [err569];
}
else {
vErrors.push(err569);
}
errors++;
}
}
if(data209.class !== undefined){
let data210 = data209.class;
if(typeof data210 !== "string"){
const err570 = {instancePath:instancePath+"/data/class",schemaPath:"#/properties/data/properties/class/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err570];
}
else {
vErrors.push(err570);
}
errors++;
}
if(!((((data210 === "public") || (data210 === "internal")) || (data210 === "confidential")) || (data210 === "restricted"))){
const err571 = {instancePath:instancePath+"/data/class",schemaPath:"#/properties/data/properties/class/enum",keyword:"enum",params:{allowedValues: schema21.properties.data.properties.class.enum},message:"must be equal to one of the allowed values"};
if(vErrors === null){
vErrors = [err571];
}
else {
vErrors.push(err571);
}
errors++;
}
}
}
else {
const err572 = {instancePath:instancePath+"/data",schemaPath:"#/properties/data/type",keyword:"type",params:{type: "object"},message:"must be object"};
if(vErrors === null){
vErrors = [err572];
}
else {
vErrors.push(err572);
}
errors++;
}
}
if(data.risk !== undefined){
let data211 = data.risk;
if(data211 && typeof data211 == "object" && !Array.isArray(data211)){
for(const key41 in data211){
if(!(((((key41 === "criticalPaths") || (key41 === "harmlessPaths")) || (key41 === "smallFiles")) || (key41 === "smallLines")) || (key41 === "labels"))){
const err573 = {instancePath:instancePath+"/risk",schemaPath:"#/properties/risk/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key41},message:"must NOT have additional properties"};
if(vErrors === null){
vErrors = [err573];
}
else {
vErrors.push(err573);
}
errors++;
}
}
if(data211.criticalPaths !== undefined){
let data212 = data211.criticalPaths;
if(Array.isArray(data212)){
if(data212.length > 200){
const err574 = {instancePath:instancePath+"/risk/criticalPaths",schemaPath:"#/properties/risk/properties/criticalPaths/maxItems",keyword:"maxItems",params:{limit: 200},message:"must NOT have more than 200 items"};
if(vErrors === null){
vErrors = [err574];
}
else {
vErrors.push(err574);
}
errors++;
}
const len27 = data212.length;
for(let i43=0; i43<len27; i43++){
let data213 = data212[i43];
if(typeof data213 === "string"){
if(func2(data213) > 300){
const err575 = {instancePath:instancePath+"/risk/criticalPaths/" + i43,schemaPath:"#/properties/risk/properties/criticalPaths/items/maxLength",keyword:"maxLength",params:{limit: 300},message:"must NOT have more than 300 characters"};
if(vErrors === null){
vErrors = [err575];
}
else {
vErrors.push(err575);
}
errors++;
}
if(func2(data213) < 1){
const err576 = {instancePath:instancePath+"/risk/criticalPaths/" + i43,schemaPath:"#/properties/risk/properties/criticalPaths/items/minLength",keyword:"minLength",params:{limit: 1},message:"must NOT have fewer than 1 characters"};
if(vErrors === null){
vErrors = [err576];
}
else {
vErrors.push(err576);
}
errors++;
}
}
else {
const err577 = {instancePath:instancePath+"/risk/criticalPaths/" + i43,schemaPath:"#/properties/risk/properties/criticalPaths/items/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err577];
}
else {
vErrors.push(err577);
}
errors++;
}
}
}
else {
const err578 = {instancePath:instancePath+"/risk/criticalPaths",schemaPath:"#/properties/risk/properties/criticalPaths/type",keyword:"type",params:{type: "array"},message:"must be array"};
if(vErrors === null){
vErrors = [err578];
}
else {
vErrors.push(err578);
}
errors++;
}
}
if(data211.harmlessPaths !== undefined){
let data214 = data211.harmlessPaths;
if(Array.isArray(data214)){
if(data214.length > 200){
const err579 = {instancePath:instancePath+"/risk/harmlessPaths",schemaPath:"#/properties/risk/properties/harmlessPaths/maxItems",keyword:"maxItems",params:{limit: 200},message:"must NOT have more than 200 items"};
if(vErrors === null){
vErrors = [err579];
}
else {
vErrors.push(err579);
}
errors++;
}
const len28 = data214.length;
for(let i44=0; i44<len28; i44++){
let data215 = data214[i44];
if(typeof data215 === "string"){
if(func2(data215) > 300){
const err580 = {instancePath:instancePath+"/risk/harmlessPaths/" + i44,schemaPath:"#/properties/risk/properties/harmlessPaths/items/maxLength",keyword:"maxLength",params:{limit: 300},message:"must NOT have more than 300 characters"};
if(vErrors === null){
vErrors = [err580];
}
else {
vErrors.push(err580);
}
errors++;
}
if(func2(data215) < 1){
const err581 = {instancePath:instancePath+"/risk/harmlessPaths/" + i44,schemaPath:"#/properties/risk/properties/harmlessPaths/items/minLength",keyword:"minLength",params:{limit: 1},message:"must NOT have fewer than 1 characters"};
if(vErrors === null){
vErrors = [err581];
}
else {
vErrors.push(err581);
}
errors++;
}
}
else {
const err582 = {instancePath:instancePath+"/risk/harmlessPaths/" + i44,schemaPath:"#/properties/risk/properties/harmlessPaths/items/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err582];
}
else {
vErrors.push(err582);
}
errors++;
}
}
}
else {
const err583 = {instancePath:instancePath+"/risk/harmlessPaths",schemaPath:"#/properties/risk/properties/harmlessPaths/type",keyword:"type",params:{type: "array"},message:"must be array"};
if(vErrors === null){
vErrors = [err583];
}
else {
vErrors.push(err583);
}
errors++;
}
}
if(data211.smallFiles !== undefined){
let data216 = data211.smallFiles;
if(!(((typeof data216 == "number") && (!(data216 % 1) && !isNaN(data216))) && (isFinite(data216)))){
const err584 = {instancePath:instancePath+"/risk/smallFiles",schemaPath:"#/properties/risk/properties/smallFiles/type",keyword:"type",params:{type: "integer"},message:"must be integer"};
if(vErrors === null){
vErrors = [err584];
}
else {
vErrors.push(err584);
}
errors++;
}
if((typeof data216 == "number") && (isFinite(data216))){
if(data216 > 10000 || isNaN(data216)){
const err585 = {instancePath:instancePath+"/risk/smallFiles",schemaPath:"#/properties/risk/properties/smallFiles/maximum",keyword:"maximum",params:{comparison: "<=", limit: 10000},message:"must be <= 10000"};
if(vErrors === null){
vErrors = [err585];
}
else {
vErrors.push(err585);
}
errors++;
}
if(data216 < 1 || isNaN(data216)){
const err586 = {instancePath:instancePath+"/risk/smallFiles",schemaPath:"#/properties/risk/properties/smallFiles/minimum",keyword:"minimum",params:{comparison: ">=", limit: 1},message:"must be >= 1"};
if(vErrors === null){
vErrors = [err586];
}
else {
vErrors.push(err586);
}
errors++;
}
}
}
if(data211.smallLines !== undefined){
let data217 = data211.smallLines;
if(!(((typeof data217 == "number") && (!(data217 % 1) && !isNaN(data217))) && (isFinite(data217)))){
const err587 = {instancePath:instancePath+"/risk/smallLines",schemaPath:"#/properties/risk/properties/smallLines/type",keyword:"type",params:{type: "integer"},message:"must be integer"};
if(vErrors === null){
vErrors = [err587];
}
else {
vErrors.push(err587);
}
errors++;
}
if((typeof data217 == "number") && (isFinite(data217))){
if(data217 > 1000000 || isNaN(data217)){
const err588 = {instancePath:instancePath+"/risk/smallLines",schemaPath:"#/properties/risk/properties/smallLines/maximum",keyword:"maximum",params:{comparison: "<=", limit: 1000000},message:"must be <= 1000000"};
if(vErrors === null){
vErrors = [err588];
}
else {
vErrors.push(err588);
}
errors++;
}
if(data217 < 1 || isNaN(data217)){
const err589 = {instancePath:instancePath+"/risk/smallLines",schemaPath:"#/properties/risk/properties/smallLines/minimum",keyword:"minimum",params:{comparison: ">=", limit: 1},message:"must be >= 1"};
if(vErrors === null){
vErrors = [err589];
}
else {
vErrors.push(err589);
}
errors++;
}
}
}
if(data211.labels !== undefined){
let data218 = data211.labels;
if(data218 && typeof data218 == "object" && !Array.isArray(data218)){
for(const key42 in data218){
const _errs481 = errors;
if(!((((key42 === "R0") || (key42 === "R1")) || (key42 === "R2")) || (key42 === "R3"))){
const err590 = {instancePath:instancePath+"/risk/labels",schemaPath:"#/properties/risk/properties/labels/propertyNames/enum",keyword:"enum",params:{allowedValues: schema21.properties.risk.properties.labels.propertyNames.enum},message:"must be equal to one of the allowed values",propertyName:key42};
if(vErrors === null){
vErrors = [err590];
}
else {
vErrors.push(err590);
}
errors++;
}
var valid120 = _errs481 === errors;
if(!valid120){
const err591 = {instancePath:instancePath+"/risk/labels",schemaPath:"#/properties/risk/properties/labels/propertyNames",keyword:"propertyNames",params:{propertyName: key42},message:"property name must be valid"};
if(vErrors === null){
vErrors = [err591];
}
else {
vErrors.push(err591);
}
errors++;
}
}
for(const key43 in data218){
let data219 = data218[key43];
if(Array.isArray(data219)){
if(data219.length > 50){
const err592 = {instancePath:instancePath+"/risk/labels/" + key43.replace(/~/g, "~0").replace(/\//g, "~1"),schemaPath:"#/properties/risk/properties/labels/additionalProperties/maxItems",keyword:"maxItems",params:{limit: 50},message:"must NOT have more than 50 items"};
if(vErrors === null){
vErrors = [err592];
}
else {
vErrors.push(err592);
}
errors++;
}
const len29 = data219.length;
for(let i45=0; i45<len29; i45++){
let data220 = data219[i45];
if(typeof data220 === "string"){
if(func2(data220) > 100){
const err593 = {instancePath:instancePath+"/risk/labels/" + key43.replace(/~/g, "~0").replace(/\//g, "~1")+"/" + i45,schemaPath:"#/properties/risk/properties/labels/additionalProperties/items/maxLength",keyword:"maxLength",params:{limit: 100},message:"must NOT have more than 100 characters"};
if(vErrors === null){
vErrors = [err593];
}
else {
vErrors.push(err593);
}
errors++;
}
if(func2(data220) < 1){
const err594 = {instancePath:instancePath+"/risk/labels/" + key43.replace(/~/g, "~0").replace(/\//g, "~1")+"/" + i45,schemaPath:"#/properties/risk/properties/labels/additionalProperties/items/minLength",keyword:"minLength",params:{limit: 1},message:"must NOT have fewer than 1 characters"};
if(vErrors === null){
vErrors = [err594];
}
else {
vErrors.push(err594);
}
errors++;
}
}
else {
const err595 = {instancePath:instancePath+"/risk/labels/" + key43.replace(/~/g, "~0").replace(/\//g, "~1")+"/" + i45,schemaPath:"#/properties/risk/properties/labels/additionalProperties/items/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err595];
}
else {
vErrors.push(err595);
}
errors++;
}
}
let i46 = data219.length;
let j16;
if(i46 > 1){
const indices16 = {};
for(;i46--;){
let item16 = data219[i46];
if(typeof item16 !== "string"){
continue;
}
if(typeof indices16[item16] == "number"){
j16 = indices16[item16];
const err596 = {instancePath:instancePath+"/risk/labels/" + key43.replace(/~/g, "~0").replace(/\//g, "~1"),schemaPath:"#/properties/risk/properties/labels/additionalProperties/uniqueItems",keyword:"uniqueItems",params:{i: i46, j: j16},message:"must NOT have duplicate items (items ## "+j16+" and "+i46+" are identical)"};
if(vErrors === null){
vErrors = [err596];
}
else {
vErrors.push(err596);
}
errors++;
break;
}
indices16[item16] = i46;
}
}
}
else {
const err597 = {instancePath:instancePath+"/risk/labels/" + key43.replace(/~/g, "~0").replace(/\//g, "~1"),schemaPath:"#/properties/risk/properties/labels/additionalProperties/type",keyword:"type",params:{type: "array"},message:"must be array"};
if(vErrors === null){
vErrors = [err597];
}
else {
vErrors.push(err597);
}
errors++;
}
}
}
else {
const err598 = {instancePath:instancePath+"/risk/labels",schemaPath:"#/properties/risk/properties/labels/type",keyword:"type",params:{type: "object"},message:"must be object"};
if(vErrors === null){
vErrors = [err598];
}
else {
vErrors.push(err598);
}
errors++;
}
}
}
else {
const err599 = {instancePath:instancePath+"/risk",schemaPath:"#/properties/risk/type",keyword:"type",params:{type: "object"},message:"must be object"};
if(vErrors === null){
vErrors = [err599];
}
else {
vErrors.push(err599);
}
errors++;
}
}
if(data.pullRequests !== undefined){
let data221 = data.pullRequests;
if(data221 && typeof data221 == "object" && !Array.isArray(data221)){
for(const key44 in data221){
if(!(((((key44 === "remarks") || (key44 === "statuses")) || (key44 === "vote")) || (key44 === "labels")) || (key44 === "autoComplete"))){
const err600 = {instancePath:instancePath+"/pullRequests",schemaPath:"#/properties/pullRequests/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key44},message:"must NOT have additional properties"};
if(vErrors === null){
vErrors = [err600];
}
else {
vErrors.push(err600);
}
errors++;
}
}
if(data221.remarks !== undefined){
if(typeof data221.remarks !== "boolean"){
const err601 = {instancePath:instancePath+"/pullRequests/remarks",schemaPath:"#/properties/pullRequests/properties/remarks/type",keyword:"type",params:{type: "boolean"},message:"must be boolean"};
if(vErrors === null){
vErrors = [err601];
}
else {
vErrors.push(err601);
}
errors++;
}
}
if(data221.statuses !== undefined){
if(typeof data221.statuses !== "boolean"){
const err602 = {instancePath:instancePath+"/pullRequests/statuses",schemaPath:"#/properties/pullRequests/properties/statuses/type",keyword:"type",params:{type: "boolean"},message:"must be boolean"};
if(vErrors === null){
vErrors = [err602];
}
else {
vErrors.push(err602);
}
errors++;
}
}
if(data221.vote !== undefined){
if(typeof data221.vote !== "boolean"){
const err603 = {instancePath:instancePath+"/pullRequests/vote",schemaPath:"#/properties/pullRequests/properties/vote/type",keyword:"type",params:{type: "boolean"},message:"must be boolean"};
if(vErrors === null){
vErrors = [err603];
}
else {
vErrors.push(err603);
}
errors++;
}
}
if(data221.labels !== undefined){
let data225 = data221.labels;
if(Array.isArray(data225)){
if(data225.length > 10){
const err604 = {instancePath:instancePath+"/pullRequests/labels",schemaPath:"#/properties/pullRequests/properties/labels/maxItems",keyword:"maxItems",params:{limit: 10},message:"must NOT have more than 10 items"};
if(vErrors === null){
vErrors = [err604];
}
else {
vErrors.push(err604);
}
errors++;
}
const len30 = data225.length;
for(let i47=0; i47<len30; i47++){
let data226 = data225[i47];
if(typeof data226 === "string"){
if(func2(data226) > 50){
const err605 = {instancePath:instancePath+"/pullRequests/labels/" + i47,schemaPath:"#/properties/pullRequests/properties/labels/items/maxLength",keyword:"maxLength",params:{limit: 50},message:"must NOT have more than 50 characters"};
if(vErrors === null){
vErrors = [err605];
}
else {
vErrors.push(err605);
}
errors++;
}
if(func2(data226) < 1){
const err606 = {instancePath:instancePath+"/pullRequests/labels/" + i47,schemaPath:"#/properties/pullRequests/properties/labels/items/minLength",keyword:"minLength",params:{limit: 1},message:"must NOT have fewer than 1 characters"};
if(vErrors === null){
vErrors = [err606];
}
else {
vErrors.push(err606);
}
errors++;
}
if(!pattern31.test(data226)){
const err607 = {instancePath:instancePath+"/pullRequests/labels/" + i47,schemaPath:"#/properties/pullRequests/properties/labels/items/pattern",keyword:"pattern",params:{pattern: "^[^,]+$"},message:"must match pattern \""+"^[^,]+$"+"\""};
if(vErrors === null){
vErrors = [err607];
}
else {
vErrors.push(err607);
}
errors++;
}
}
else {
const err608 = {instancePath:instancePath+"/pullRequests/labels/" + i47,schemaPath:"#/properties/pullRequests/properties/labels/items/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err608];
}
else {
vErrors.push(err608);
}
errors++;
}
}
}
else {
const err609 = {instancePath:instancePath+"/pullRequests/labels",schemaPath:"#/properties/pullRequests/properties/labels/type",keyword:"type",params:{type: "array"},message:"must be array"};
if(vErrors === null){
vErrors = [err609];
}
else {
vErrors.push(err609);
}
errors++;
}
}
if(data221.autoComplete !== undefined){
if(typeof data221.autoComplete !== "boolean"){
const err610 = {instancePath:instancePath+"/pullRequests/autoComplete",schemaPath:"#/properties/pullRequests/properties/autoComplete/type",keyword:"type",params:{type: "boolean"},message:"must be boolean"};
if(vErrors === null){
vErrors = [err610];
}
else {
vErrors.push(err610);
}
errors++;
}
}
}
else {
const err611 = {instancePath:instancePath+"/pullRequests",schemaPath:"#/properties/pullRequests/type",keyword:"type",params:{type: "object"},message:"must be object"};
if(vErrors === null){
vErrors = [err611];
}
else {
vErrors.push(err611);
}
errors++;
}
}
if(data.pages !== undefined){
let data228 = data.pages;
if(data228 && typeof data228 == "object" && !Array.isArray(data228)){
for(const key45 in data228){
if(!(key45 === "deliveries")){
const err612 = {instancePath:instancePath+"/pages",schemaPath:"#/properties/pages/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key45},message:"must NOT have additional properties"};
if(vErrors === null){
vErrors = [err612];
}
else {
vErrors.push(err612);
}
errors++;
}
}
if(data228.deliveries !== undefined){
let data229 = data228.deliveries;
if(typeof data229 === "string"){
if(func2(data229) > 200){
const err613 = {instancePath:instancePath+"/pages/deliveries",schemaPath:"#/properties/pages/properties/deliveries/maxLength",keyword:"maxLength",params:{limit: 200},message:"must NOT have more than 200 characters"};
if(vErrors === null){
vErrors = [err613];
}
else {
vErrors.push(err613);
}
errors++;
}
if(!pattern32.test(data229)){
const err614 = {instancePath:instancePath+"/pages/deliveries",schemaPath:"#/properties/pages/properties/deliveries/pattern",keyword:"pattern",params:{pattern: "^/[^\\\\]+$"},message:"must match pattern \""+"^/[^\\\\]+$"+"\""};
if(vErrors === null){
vErrors = [err614];
}
else {
vErrors.push(err614);
}
errors++;
}
}
else {
const err615 = {instancePath:instancePath+"/pages/deliveries",schemaPath:"#/properties/pages/properties/deliveries/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err615];
}
else {
vErrors.push(err615);
}
errors++;
}
}
}
else {
const err616 = {instancePath:instancePath+"/pages",schemaPath:"#/properties/pages/type",keyword:"type",params:{type: "object"},message:"must be object"};
if(vErrors === null){
vErrors = [err616];
}
else {
vErrors.push(err616);
}
errors++;
}
}
}
else {
const err617 = {instancePath,schemaPath:"#/type",keyword:"type",params:{type: "object"},message:"must be object"};
if(vErrors === null){
vErrors = [err617];
}
else {
vErrors.push(err617);
}
errors++;
}
validate20.errors = vErrors;
return errors === 0;
}

exports.qaReportV1_0_0 = validate26;
const schema26 = {"$schema":"http://json-schema.org/draft-07/schema#","$id":"https://schemas.stellwerk.dev/qa_report.v1.0.0.json","title":"QA Report","type":"object","properties":{"$schema":{"type":"string","const":"https://schemas.stellwerk.dev/qa_report.v1.0.0.json"},"status":{"type":"string","enum":["APPROVED","REJECTED"]},"critical_path_pass_rate":{"type":"number","minimum":0,"maximum":100},"blocker_bugs_open":{"type":"integer","minimum":0},"coverage_on_new_code":{"type":"number","minimum":0,"maximum":100},"manual_ux_review_completed":{"type":"boolean"},"sast_check_passed":{"type":"boolean"},"sca_check_passed":{"type":"boolean"},"summary":{"type":"string"},"feedback":{"type":"array","items":{"type":"object","properties":{"message":{"type":"string","minLength":1},"file":{"type":"string"},"line":{"type":"integer","minimum":1},"check":{"type":"string"}},"required":["message"]}},"checks":{"type":"array","items":{"type":"object","properties":{"name":{"type":"string","minLength":1},"outcome":{"type":"string","enum":["passed","failed","skipped","timed_out"]},"command":{"type":"string"},"duration_ms":{"type":"integer","minimum":0},"detail":{"type":"string"}},"required":["name","outcome"]}},"coverage_total":{"type":"number","minimum":0,"maximum":100},"new_lines_measured":{"type":"integer","minimum":0},"commit":{"type":"string","pattern":"^[0-9a-f]{7,64}$"},"pull_request":{"type":"string","format":"uri"},"artifact_bundle":{"type":"string","format":"uri"},"test_plan":{"type":"string","format":"uri"},"check_result":{"type":"string","format":"uri"},"round":{"type":"integer","minimum":1},"amends":{"type":"string","format":"uri"},"approval":{"type":"object","properties":{"gate_id":{"type":"string","minLength":1},"choice":{"type":"string","enum":["approve","reject"]},"by":{"type":"string","minLength":1},"at":{"type":"string","format":"date-time"},"comment":{"type":"string"},"checklist":{"type":"object","additionalProperties":{"type":"boolean"}}},"required":["gate_id","choice","by","at"]},"run_id":{"type":"string","pattern":"^[a-z0-9-]{1,20}\\.[a-z0-9-]{1,24}\\.[a-z0-9-]{1,12}\\.[1-9][0-9]{0,3}$"},"created_at":{"type":"string","format":"date-time"}},"required":["$schema","status","critical_path_pass_rate","blocker_bugs_open","coverage_on_new_code","manual_ux_review_completed","sast_check_passed","sca_check_passed"]};

function validate26(data, {instancePath="", parentData, parentDataProperty, rootData=data}={}){
/*# sourceURL="https://schemas.stellwerk.dev/qa_report.v1.0.0.json" */;
let vErrors = null;
let errors = 0;
if(data && typeof data == "object" && !Array.isArray(data)){
if(data.$schema === undefined){
const err0 = {instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: "$schema"},message:"must have required property '"+"$schema"+"'"};
if(vErrors === null){
vErrors = [err0];
}
else {
vErrors.push(err0);
}
errors++;
}
if(data.status === undefined){
const err1 = {instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: "status"},message:"must have required property '"+"status"+"'"};
if(vErrors === null){
vErrors = [err1];
}
else {
vErrors.push(err1);
}
errors++;
}
if(data.critical_path_pass_rate === undefined){
const err2 = {instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: "critical_path_pass_rate"},message:"must have required property '"+"critical_path_pass_rate"+"'"};
if(vErrors === null){
vErrors = [err2];
}
else {
vErrors.push(err2);
}
errors++;
}
if(data.blocker_bugs_open === undefined){
const err3 = {instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: "blocker_bugs_open"},message:"must have required property '"+"blocker_bugs_open"+"'"};
if(vErrors === null){
vErrors = [err3];
}
else {
vErrors.push(err3);
}
errors++;
}
if(data.coverage_on_new_code === undefined){
const err4 = {instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: "coverage_on_new_code"},message:"must have required property '"+"coverage_on_new_code"+"'"};
if(vErrors === null){
vErrors = [err4];
}
else {
vErrors.push(err4);
}
errors++;
}
if(data.manual_ux_review_completed === undefined){
const err5 = {instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: "manual_ux_review_completed"},message:"must have required property '"+"manual_ux_review_completed"+"'"};
if(vErrors === null){
vErrors = [err5];
}
else {
vErrors.push(err5);
}
errors++;
}
if(data.sast_check_passed === undefined){
const err6 = {instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: "sast_check_passed"},message:"must have required property '"+"sast_check_passed"+"'"};
if(vErrors === null){
vErrors = [err6];
}
else {
vErrors.push(err6);
}
errors++;
}
if(data.sca_check_passed === undefined){
const err7 = {instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: "sca_check_passed"},message:"must have required property '"+"sca_check_passed"+"'"};
if(vErrors === null){
vErrors = [err7];
}
else {
vErrors.push(err7);
}
errors++;
}
if(data.$schema !== undefined){
let data0 = data.$schema;
if(typeof data0 !== "string"){
const err8 = {instancePath:instancePath+"/$schema",schemaPath:"#/properties/%24schema/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err8];
}
else {
vErrors.push(err8);
}
errors++;
}
if("https://schemas.stellwerk.dev/qa_report.v1.0.0.json" !== data0){
const err9 = {instancePath:instancePath+"/$schema",schemaPath:"#/properties/%24schema/const",keyword:"const",params:{allowedValue: "https://schemas.stellwerk.dev/qa_report.v1.0.0.json"},message:"must be equal to constant"};
if(vErrors === null){
vErrors = [err9];
}
else {
vErrors.push(err9);
}
errors++;
}
}
if(data.status !== undefined){
let data1 = data.status;
if(typeof data1 !== "string"){
const err10 = {instancePath:instancePath+"/status",schemaPath:"#/properties/status/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err10];
}
else {
vErrors.push(err10);
}
errors++;
}
if(!((data1 === "APPROVED") || (data1 === "REJECTED"))){
const err11 = {instancePath:instancePath+"/status",schemaPath:"#/properties/status/enum",keyword:"enum",params:{allowedValues: schema26.properties.status.enum},message:"must be equal to one of the allowed values"};
if(vErrors === null){
vErrors = [err11];
}
else {
vErrors.push(err11);
}
errors++;
}
}
if(data.critical_path_pass_rate !== undefined){
let data2 = data.critical_path_pass_rate;
if((typeof data2 == "number") && (isFinite(data2))){
if(data2 > 100 || isNaN(data2)){
const err12 = {instancePath:instancePath+"/critical_path_pass_rate",schemaPath:"#/properties/critical_path_pass_rate/maximum",keyword:"maximum",params:{comparison: "<=", limit: 100},message:"must be <= 100"};
if(vErrors === null){
vErrors = [err12];
}
else {
vErrors.push(err12);
}
errors++;
}
if(data2 < 0 || isNaN(data2)){
const err13 = {instancePath:instancePath+"/critical_path_pass_rate",schemaPath:"#/properties/critical_path_pass_rate/minimum",keyword:"minimum",params:{comparison: ">=", limit: 0},message:"must be >= 0"};
if(vErrors === null){
vErrors = [err13];
}
else {
vErrors.push(err13);
}
errors++;
}
}
else {
const err14 = {instancePath:instancePath+"/critical_path_pass_rate",schemaPath:"#/properties/critical_path_pass_rate/type",keyword:"type",params:{type: "number"},message:"must be number"};
if(vErrors === null){
vErrors = [err14];
}
else {
vErrors.push(err14);
}
errors++;
}
}
if(data.blocker_bugs_open !== undefined){
let data3 = data.blocker_bugs_open;
if(!(((typeof data3 == "number") && (!(data3 % 1) && !isNaN(data3))) && (isFinite(data3)))){
const err15 = {instancePath:instancePath+"/blocker_bugs_open",schemaPath:"#/properties/blocker_bugs_open/type",keyword:"type",params:{type: "integer"},message:"must be integer"};
if(vErrors === null){
vErrors = [err15];
}
else {
vErrors.push(err15);
}
errors++;
}
if((typeof data3 == "number") && (isFinite(data3))){
if(data3 < 0 || isNaN(data3)){
const err16 = {instancePath:instancePath+"/blocker_bugs_open",schemaPath:"#/properties/blocker_bugs_open/minimum",keyword:"minimum",params:{comparison: ">=", limit: 0},message:"must be >= 0"};
if(vErrors === null){
vErrors = [err16];
}
else {
vErrors.push(err16);
}
errors++;
}
}
}
if(data.coverage_on_new_code !== undefined){
let data4 = data.coverage_on_new_code;
if((typeof data4 == "number") && (isFinite(data4))){
if(data4 > 100 || isNaN(data4)){
const err17 = {instancePath:instancePath+"/coverage_on_new_code",schemaPath:"#/properties/coverage_on_new_code/maximum",keyword:"maximum",params:{comparison: "<=", limit: 100},message:"must be <= 100"};
if(vErrors === null){
vErrors = [err17];
}
else {
vErrors.push(err17);
}
errors++;
}
if(data4 < 0 || isNaN(data4)){
const err18 = {instancePath:instancePath+"/coverage_on_new_code",schemaPath:"#/properties/coverage_on_new_code/minimum",keyword:"minimum",params:{comparison: ">=", limit: 0},message:"must be >= 0"};
if(vErrors === null){
vErrors = [err18];
}
else {
vErrors.push(err18);
}
errors++;
}
}
else {
const err19 = {instancePath:instancePath+"/coverage_on_new_code",schemaPath:"#/properties/coverage_on_new_code/type",keyword:"type",params:{type: "number"},message:"must be number"};
if(vErrors === null){
vErrors = [err19];
}
else {
vErrors.push(err19);
}
errors++;
}
}
if(data.manual_ux_review_completed !== undefined){
if(typeof data.manual_ux_review_completed !== "boolean"){
const err20 = {instancePath:instancePath+"/manual_ux_review_completed",schemaPath:"#/properties/manual_ux_review_completed/type",keyword:"type",params:{type: "boolean"},message:"must be boolean"};
if(vErrors === null){
vErrors = [err20];
}
else {
vErrors.push(err20);
}
errors++;
}
}
if(data.sast_check_passed !== undefined){
if(typeof data.sast_check_passed !== "boolean"){
const err21 = {instancePath:instancePath+"/sast_check_passed",schemaPath:"#/properties/sast_check_passed/type",keyword:"type",params:{type: "boolean"},message:"must be boolean"};
if(vErrors === null){
vErrors = [err21];
}
else {
vErrors.push(err21);
}
errors++;
}
}
if(data.sca_check_passed !== undefined){
if(typeof data.sca_check_passed !== "boolean"){
const err22 = {instancePath:instancePath+"/sca_check_passed",schemaPath:"#/properties/sca_check_passed/type",keyword:"type",params:{type: "boolean"},message:"must be boolean"};
if(vErrors === null){
vErrors = [err22];
}
else {
vErrors.push(err22);
}
errors++;
}
}
if(data.summary !== undefined){
if(typeof data.summary !== "string"){
const err23 = {instancePath:instancePath+"/summary",schemaPath:"#/properties/summary/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err23];
}
else {
vErrors.push(err23);
}
errors++;
}
}
if(data.feedback !== undefined){
let data9 = data.feedback;
if(Array.isArray(data9)){
const len0 = data9.length;
for(let i0=0; i0<len0; i0++){
let data10 = data9[i0];
if(data10 && typeof data10 == "object" && !Array.isArray(data10)){
if(data10.message === undefined){
const err24 = {instancePath:instancePath+"/feedback/" + i0,schemaPath:"#/properties/feedback/items/required",keyword:"required",params:{missingProperty: "message"},message:"must have required property '"+"message"+"'"};
if(vErrors === null){
vErrors = [err24];
}
else {
vErrors.push(err24);
}
errors++;
}
if(data10.message !== undefined){
let data11 = data10.message;
if(typeof data11 === "string"){
if(func2(data11) < 1){
const err25 = {instancePath:instancePath+"/feedback/" + i0+"/message",schemaPath:"#/properties/feedback/items/properties/message/minLength",keyword:"minLength",params:{limit: 1},message:"must NOT have fewer than 1 characters"};
if(vErrors === null){
vErrors = [err25];
}
else {
vErrors.push(err25);
}
errors++;
}
}
else {
const err26 = {instancePath:instancePath+"/feedback/" + i0+"/message",schemaPath:"#/properties/feedback/items/properties/message/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err26];
}
else {
vErrors.push(err26);
}
errors++;
}
}
if(data10.file !== undefined){
if(typeof data10.file !== "string"){
const err27 = {instancePath:instancePath+"/feedback/" + i0+"/file",schemaPath:"#/properties/feedback/items/properties/file/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err27];
}
else {
vErrors.push(err27);
}
errors++;
}
}
if(data10.line !== undefined){
let data13 = data10.line;
if(!(((typeof data13 == "number") && (!(data13 % 1) && !isNaN(data13))) && (isFinite(data13)))){
const err28 = {instancePath:instancePath+"/feedback/" + i0+"/line",schemaPath:"#/properties/feedback/items/properties/line/type",keyword:"type",params:{type: "integer"},message:"must be integer"};
if(vErrors === null){
vErrors = [err28];
}
else {
vErrors.push(err28);
}
errors++;
}
if((typeof data13 == "number") && (isFinite(data13))){
if(data13 < 1 || isNaN(data13)){
const err29 = {instancePath:instancePath+"/feedback/" + i0+"/line",schemaPath:"#/properties/feedback/items/properties/line/minimum",keyword:"minimum",params:{comparison: ">=", limit: 1},message:"must be >= 1"};
if(vErrors === null){
vErrors = [err29];
}
else {
vErrors.push(err29);
}
errors++;
}
}
}
if(data10.check !== undefined){
if(typeof data10.check !== "string"){
const err30 = {instancePath:instancePath+"/feedback/" + i0+"/check",schemaPath:"#/properties/feedback/items/properties/check/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err30];
}
else {
vErrors.push(err30);
}
errors++;
}
}
}
else {
const err31 = {instancePath:instancePath+"/feedback/" + i0,schemaPath:"#/properties/feedback/items/type",keyword:"type",params:{type: "object"},message:"must be object"};
if(vErrors === null){
vErrors = [err31];
}
else {
vErrors.push(err31);
}
errors++;
}
}
}
else {
const err32 = {instancePath:instancePath+"/feedback",schemaPath:"#/properties/feedback/type",keyword:"type",params:{type: "array"},message:"must be array"};
if(vErrors === null){
vErrors = [err32];
}
else {
vErrors.push(err32);
}
errors++;
}
}
if(data.checks !== undefined){
let data15 = data.checks;
if(Array.isArray(data15)){
const len1 = data15.length;
for(let i1=0; i1<len1; i1++){
let data16 = data15[i1];
if(data16 && typeof data16 == "object" && !Array.isArray(data16)){
if(data16.name === undefined){
const err33 = {instancePath:instancePath+"/checks/" + i1,schemaPath:"#/properties/checks/items/required",keyword:"required",params:{missingProperty: "name"},message:"must have required property '"+"name"+"'"};
if(vErrors === null){
vErrors = [err33];
}
else {
vErrors.push(err33);
}
errors++;
}
if(data16.outcome === undefined){
const err34 = {instancePath:instancePath+"/checks/" + i1,schemaPath:"#/properties/checks/items/required",keyword:"required",params:{missingProperty: "outcome"},message:"must have required property '"+"outcome"+"'"};
if(vErrors === null){
vErrors = [err34];
}
else {
vErrors.push(err34);
}
errors++;
}
if(data16.name !== undefined){
let data17 = data16.name;
if(typeof data17 === "string"){
if(func2(data17) < 1){
const err35 = {instancePath:instancePath+"/checks/" + i1+"/name",schemaPath:"#/properties/checks/items/properties/name/minLength",keyword:"minLength",params:{limit: 1},message:"must NOT have fewer than 1 characters"};
if(vErrors === null){
vErrors = [err35];
}
else {
vErrors.push(err35);
}
errors++;
}
}
else {
const err36 = {instancePath:instancePath+"/checks/" + i1+"/name",schemaPath:"#/properties/checks/items/properties/name/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err36];
}
else {
vErrors.push(err36);
}
errors++;
}
}
if(data16.outcome !== undefined){
let data18 = data16.outcome;
if(typeof data18 !== "string"){
const err37 = {instancePath:instancePath+"/checks/" + i1+"/outcome",schemaPath:"#/properties/checks/items/properties/outcome/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err37];
}
else {
vErrors.push(err37);
}
errors++;
}
if(!((((data18 === "passed") || (data18 === "failed")) || (data18 === "skipped")) || (data18 === "timed_out"))){
const err38 = {instancePath:instancePath+"/checks/" + i1+"/outcome",schemaPath:"#/properties/checks/items/properties/outcome/enum",keyword:"enum",params:{allowedValues: schema26.properties.checks.items.properties.outcome.enum},message:"must be equal to one of the allowed values"};
if(vErrors === null){
vErrors = [err38];
}
else {
vErrors.push(err38);
}
errors++;
}
}
if(data16.command !== undefined){
if(typeof data16.command !== "string"){
const err39 = {instancePath:instancePath+"/checks/" + i1+"/command",schemaPath:"#/properties/checks/items/properties/command/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err39];
}
else {
vErrors.push(err39);
}
errors++;
}
}
if(data16.duration_ms !== undefined){
let data20 = data16.duration_ms;
if(!(((typeof data20 == "number") && (!(data20 % 1) && !isNaN(data20))) && (isFinite(data20)))){
const err40 = {instancePath:instancePath+"/checks/" + i1+"/duration_ms",schemaPath:"#/properties/checks/items/properties/duration_ms/type",keyword:"type",params:{type: "integer"},message:"must be integer"};
if(vErrors === null){
vErrors = [err40];
}
else {
vErrors.push(err40);
}
errors++;
}
if((typeof data20 == "number") && (isFinite(data20))){
if(data20 < 0 || isNaN(data20)){
const err41 = {instancePath:instancePath+"/checks/" + i1+"/duration_ms",schemaPath:"#/properties/checks/items/properties/duration_ms/minimum",keyword:"minimum",params:{comparison: ">=", limit: 0},message:"must be >= 0"};
if(vErrors === null){
vErrors = [err41];
}
else {
vErrors.push(err41);
}
errors++;
}
}
}
if(data16.detail !== undefined){
if(typeof data16.detail !== "string"){
const err42 = {instancePath:instancePath+"/checks/" + i1+"/detail",schemaPath:"#/properties/checks/items/properties/detail/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err42];
}
else {
vErrors.push(err42);
}
errors++;
}
}
}
else {
const err43 = {instancePath:instancePath+"/checks/" + i1,schemaPath:"#/properties/checks/items/type",keyword:"type",params:{type: "object"},message:"must be object"};
if(vErrors === null){
vErrors = [err43];
}
else {
vErrors.push(err43);
}
errors++;
}
}
}
else {
const err44 = {instancePath:instancePath+"/checks",schemaPath:"#/properties/checks/type",keyword:"type",params:{type: "array"},message:"must be array"};
if(vErrors === null){
vErrors = [err44];
}
else {
vErrors.push(err44);
}
errors++;
}
}
if(data.coverage_total !== undefined){
let data22 = data.coverage_total;
if((typeof data22 == "number") && (isFinite(data22))){
if(data22 > 100 || isNaN(data22)){
const err45 = {instancePath:instancePath+"/coverage_total",schemaPath:"#/properties/coverage_total/maximum",keyword:"maximum",params:{comparison: "<=", limit: 100},message:"must be <= 100"};
if(vErrors === null){
vErrors = [err45];
}
else {
vErrors.push(err45);
}
errors++;
}
if(data22 < 0 || isNaN(data22)){
const err46 = {instancePath:instancePath+"/coverage_total",schemaPath:"#/properties/coverage_total/minimum",keyword:"minimum",params:{comparison: ">=", limit: 0},message:"must be >= 0"};
if(vErrors === null){
vErrors = [err46];
}
else {
vErrors.push(err46);
}
errors++;
}
}
else {
const err47 = {instancePath:instancePath+"/coverage_total",schemaPath:"#/properties/coverage_total/type",keyword:"type",params:{type: "number"},message:"must be number"};
if(vErrors === null){
vErrors = [err47];
}
else {
vErrors.push(err47);
}
errors++;
}
}
if(data.new_lines_measured !== undefined){
let data23 = data.new_lines_measured;
if(!(((typeof data23 == "number") && (!(data23 % 1) && !isNaN(data23))) && (isFinite(data23)))){
const err48 = {instancePath:instancePath+"/new_lines_measured",schemaPath:"#/properties/new_lines_measured/type",keyword:"type",params:{type: "integer"},message:"must be integer"};
if(vErrors === null){
vErrors = [err48];
}
else {
vErrors.push(err48);
}
errors++;
}
if((typeof data23 == "number") && (isFinite(data23))){
if(data23 < 0 || isNaN(data23)){
const err49 = {instancePath:instancePath+"/new_lines_measured",schemaPath:"#/properties/new_lines_measured/minimum",keyword:"minimum",params:{comparison: ">=", limit: 0},message:"must be >= 0"};
if(vErrors === null){
vErrors = [err49];
}
else {
vErrors.push(err49);
}
errors++;
}
}
}
if(data.commit !== undefined){
let data24 = data.commit;
if(typeof data24 === "string"){
if(!pattern0.test(data24)){
const err50 = {instancePath:instancePath+"/commit",schemaPath:"#/properties/commit/pattern",keyword:"pattern",params:{pattern: "^[0-9a-f]{7,64}$"},message:"must match pattern \""+"^[0-9a-f]{7,64}$"+"\""};
if(vErrors === null){
vErrors = [err50];
}
else {
vErrors.push(err50);
}
errors++;
}
}
else {
const err51 = {instancePath:instancePath+"/commit",schemaPath:"#/properties/commit/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err51];
}
else {
vErrors.push(err51);
}
errors++;
}
}
if(data.pull_request !== undefined){
let data25 = data.pull_request;
if(typeof data25 === "string"){
if(!(formats0(data25))){
const err52 = {instancePath:instancePath+"/pull_request",schemaPath:"#/properties/pull_request/format",keyword:"format",params:{format: "uri"},message:"must match format \""+"uri"+"\""};
if(vErrors === null){
vErrors = [err52];
}
else {
vErrors.push(err52);
}
errors++;
}
}
else {
const err53 = {instancePath:instancePath+"/pull_request",schemaPath:"#/properties/pull_request/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err53];
}
else {
vErrors.push(err53);
}
errors++;
}
}
if(data.artifact_bundle !== undefined){
let data26 = data.artifact_bundle;
if(typeof data26 === "string"){
if(!(formats0(data26))){
const err54 = {instancePath:instancePath+"/artifact_bundle",schemaPath:"#/properties/artifact_bundle/format",keyword:"format",params:{format: "uri"},message:"must match format \""+"uri"+"\""};
if(vErrors === null){
vErrors = [err54];
}
else {
vErrors.push(err54);
}
errors++;
}
}
else {
const err55 = {instancePath:instancePath+"/artifact_bundle",schemaPath:"#/properties/artifact_bundle/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err55];
}
else {
vErrors.push(err55);
}
errors++;
}
}
if(data.test_plan !== undefined){
let data27 = data.test_plan;
if(typeof data27 === "string"){
if(!(formats0(data27))){
const err56 = {instancePath:instancePath+"/test_plan",schemaPath:"#/properties/test_plan/format",keyword:"format",params:{format: "uri"},message:"must match format \""+"uri"+"\""};
if(vErrors === null){
vErrors = [err56];
}
else {
vErrors.push(err56);
}
errors++;
}
}
else {
const err57 = {instancePath:instancePath+"/test_plan",schemaPath:"#/properties/test_plan/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err57];
}
else {
vErrors.push(err57);
}
errors++;
}
}
if(data.check_result !== undefined){
let data28 = data.check_result;
if(typeof data28 === "string"){
if(!(formats0(data28))){
const err58 = {instancePath:instancePath+"/check_result",schemaPath:"#/properties/check_result/format",keyword:"format",params:{format: "uri"},message:"must match format \""+"uri"+"\""};
if(vErrors === null){
vErrors = [err58];
}
else {
vErrors.push(err58);
}
errors++;
}
}
else {
const err59 = {instancePath:instancePath+"/check_result",schemaPath:"#/properties/check_result/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err59];
}
else {
vErrors.push(err59);
}
errors++;
}
}
if(data.round !== undefined){
let data29 = data.round;
if(!(((typeof data29 == "number") && (!(data29 % 1) && !isNaN(data29))) && (isFinite(data29)))){
const err60 = {instancePath:instancePath+"/round",schemaPath:"#/properties/round/type",keyword:"type",params:{type: "integer"},message:"must be integer"};
if(vErrors === null){
vErrors = [err60];
}
else {
vErrors.push(err60);
}
errors++;
}
if((typeof data29 == "number") && (isFinite(data29))){
if(data29 < 1 || isNaN(data29)){
const err61 = {instancePath:instancePath+"/round",schemaPath:"#/properties/round/minimum",keyword:"minimum",params:{comparison: ">=", limit: 1},message:"must be >= 1"};
if(vErrors === null){
vErrors = [err61];
}
else {
vErrors.push(err61);
}
errors++;
}
}
}
if(data.amends !== undefined){
let data30 = data.amends;
if(typeof data30 === "string"){
if(!(formats0(data30))){
const err62 = {instancePath:instancePath+"/amends",schemaPath:"#/properties/amends/format",keyword:"format",params:{format: "uri"},message:"must match format \""+"uri"+"\""};
if(vErrors === null){
vErrors = [err62];
}
else {
vErrors.push(err62);
}
errors++;
}
}
else {
const err63 = {instancePath:instancePath+"/amends",schemaPath:"#/properties/amends/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err63];
}
else {
vErrors.push(err63);
}
errors++;
}
}
if(data.approval !== undefined){
let data31 = data.approval;
if(data31 && typeof data31 == "object" && !Array.isArray(data31)){
if(data31.gate_id === undefined){
const err64 = {instancePath:instancePath+"/approval",schemaPath:"#/properties/approval/required",keyword:"required",params:{missingProperty: "gate_id"},message:"must have required property '"+"gate_id"+"'"};
if(vErrors === null){
vErrors = [err64];
}
else {
vErrors.push(err64);
}
errors++;
}
if(data31.choice === undefined){
const err65 = {instancePath:instancePath+"/approval",schemaPath:"#/properties/approval/required",keyword:"required",params:{missingProperty: "choice"},message:"must have required property '"+"choice"+"'"};
if(vErrors === null){
vErrors = [err65];
}
else {
vErrors.push(err65);
}
errors++;
}
if(data31.by === undefined){
const err66 = {instancePath:instancePath+"/approval",schemaPath:"#/properties/approval/required",keyword:"required",params:{missingProperty: "by"},message:"must have required property '"+"by"+"'"};
if(vErrors === null){
vErrors = [err66];
}
else {
vErrors.push(err66);
}
errors++;
}
if(data31.at === undefined){
const err67 = {instancePath:instancePath+"/approval",schemaPath:"#/properties/approval/required",keyword:"required",params:{missingProperty: "at"},message:"must have required property '"+"at"+"'"};
if(vErrors === null){
vErrors = [err67];
}
else {
vErrors.push(err67);
}
errors++;
}
if(data31.gate_id !== undefined){
let data32 = data31.gate_id;
if(typeof data32 === "string"){
if(func2(data32) < 1){
const err68 = {instancePath:instancePath+"/approval/gate_id",schemaPath:"#/properties/approval/properties/gate_id/minLength",keyword:"minLength",params:{limit: 1},message:"must NOT have fewer than 1 characters"};
if(vErrors === null){
vErrors = [err68];
}
else {
vErrors.push(err68);
}
errors++;
}
}
else {
const err69 = {instancePath:instancePath+"/approval/gate_id",schemaPath:"#/properties/approval/properties/gate_id/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err69];
}
else {
vErrors.push(err69);
}
errors++;
}
}
if(data31.choice !== undefined){
let data33 = data31.choice;
if(typeof data33 !== "string"){
const err70 = {instancePath:instancePath+"/approval/choice",schemaPath:"#/properties/approval/properties/choice/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err70];
}
else {
vErrors.push(err70);
}
errors++;
}
if(!((data33 === "approve") || (data33 === "reject"))){
const err71 = {instancePath:instancePath+"/approval/choice",schemaPath:"#/properties/approval/properties/choice/enum",keyword:"enum",params:{allowedValues: schema26.properties.approval.properties.choice.enum},message:"must be equal to one of the allowed values"};
if(vErrors === null){
vErrors = [err71];
}
else {
vErrors.push(err71);
}
errors++;
}
}
if(data31.by !== undefined){
let data34 = data31.by;
if(typeof data34 === "string"){
if(func2(data34) < 1){
const err72 = {instancePath:instancePath+"/approval/by",schemaPath:"#/properties/approval/properties/by/minLength",keyword:"minLength",params:{limit: 1},message:"must NOT have fewer than 1 characters"};
if(vErrors === null){
vErrors = [err72];
}
else {
vErrors.push(err72);
}
errors++;
}
}
else {
const err73 = {instancePath:instancePath+"/approval/by",schemaPath:"#/properties/approval/properties/by/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err73];
}
else {
vErrors.push(err73);
}
errors++;
}
}
if(data31.at !== undefined){
let data35 = data31.at;
if(typeof data35 === "string"){
if(!(formats6.validate(data35))){
const err74 = {instancePath:instancePath+"/approval/at",schemaPath:"#/properties/approval/properties/at/format",keyword:"format",params:{format: "date-time"},message:"must match format \""+"date-time"+"\""};
if(vErrors === null){
vErrors = [err74];
}
else {
vErrors.push(err74);
}
errors++;
}
}
else {
const err75 = {instancePath:instancePath+"/approval/at",schemaPath:"#/properties/approval/properties/at/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err75];
}
else {
vErrors.push(err75);
}
errors++;
}
}
if(data31.comment !== undefined){
if(typeof data31.comment !== "string"){
const err76 = {instancePath:instancePath+"/approval/comment",schemaPath:"#/properties/approval/properties/comment/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err76];
}
else {
vErrors.push(err76);
}
errors++;
}
}
if(data31.checklist !== undefined){
let data37 = data31.checklist;
if(data37 && typeof data37 == "object" && !Array.isArray(data37)){
for(const key0 in data37){
if(typeof data37[key0] !== "boolean"){
const err77 = {instancePath:instancePath+"/approval/checklist/" + key0.replace(/~/g, "~0").replace(/\//g, "~1"),schemaPath:"#/properties/approval/properties/checklist/additionalProperties/type",keyword:"type",params:{type: "boolean"},message:"must be boolean"};
if(vErrors === null){
vErrors = [err77];
}
else {
vErrors.push(err77);
}
errors++;
}
}
}
else {
const err78 = {instancePath:instancePath+"/approval/checklist",schemaPath:"#/properties/approval/properties/checklist/type",keyword:"type",params:{type: "object"},message:"must be object"};
if(vErrors === null){
vErrors = [err78];
}
else {
vErrors.push(err78);
}
errors++;
}
}
}
else {
const err79 = {instancePath:instancePath+"/approval",schemaPath:"#/properties/approval/type",keyword:"type",params:{type: "object"},message:"must be object"};
if(vErrors === null){
vErrors = [err79];
}
else {
vErrors.push(err79);
}
errors++;
}
}
if(data.run_id !== undefined){
let data39 = data.run_id;
if(typeof data39 === "string"){
if(!pattern3.test(data39)){
const err80 = {instancePath:instancePath+"/run_id",schemaPath:"#/properties/run_id/pattern",keyword:"pattern",params:{pattern: "^[a-z0-9-]{1,20}\\.[a-z0-9-]{1,24}\\.[a-z0-9-]{1,12}\\.[1-9][0-9]{0,3}$"},message:"must match pattern \""+"^[a-z0-9-]{1,20}\\.[a-z0-9-]{1,24}\\.[a-z0-9-]{1,12}\\.[1-9][0-9]{0,3}$"+"\""};
if(vErrors === null){
vErrors = [err80];
}
else {
vErrors.push(err80);
}
errors++;
}
}
else {
const err81 = {instancePath:instancePath+"/run_id",schemaPath:"#/properties/run_id/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err81];
}
else {
vErrors.push(err81);
}
errors++;
}
}
if(data.created_at !== undefined){
let data40 = data.created_at;
if(typeof data40 === "string"){
if(!(formats6.validate(data40))){
const err82 = {instancePath:instancePath+"/created_at",schemaPath:"#/properties/created_at/format",keyword:"format",params:{format: "date-time"},message:"must match format \""+"date-time"+"\""};
if(vErrors === null){
vErrors = [err82];
}
else {
vErrors.push(err82);
}
errors++;
}
}
else {
const err83 = {instancePath:instancePath+"/created_at",schemaPath:"#/properties/created_at/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err83];
}
else {
vErrors.push(err83);
}
errors++;
}
}
}
else {
const err84 = {instancePath,schemaPath:"#/type",keyword:"type",params:{type: "object"},message:"must be object"};
if(vErrors === null){
vErrors = [err84];
}
else {
vErrors.push(err84);
}
errors++;
}
validate26.errors = vErrors;
return errors === 0;
}

exports.qaReportV1_1_0 = validate27;
const schema27 = {"$schema":"http://json-schema.org/draft-07/schema#","$id":"https://schemas.stellwerk.dev/qa_report.v1.1.0.json","title":"QA Report","type":"object","properties":{"$schema":{"type":"string","const":"https://schemas.stellwerk.dev/qa_report.v1.1.0.json"},"status":{"type":"string","enum":["APPROVED","REJECTED"]},"critical_path_pass_rate":{"type":"number","minimum":0,"maximum":100},"blocker_bugs_open":{"type":"integer","minimum":0},"coverage_on_new_code":{"type":"number","minimum":0,"maximum":100},"manual_ux_review_completed":{"type":"boolean"},"sast_check_passed":{"type":"boolean"},"sca_check_passed":{"type":"boolean"},"summary":{"type":"string"},"feedback":{"type":"array","items":{"type":"object","properties":{"message":{"type":"string","minLength":1},"file":{"type":"string"},"line":{"type":"integer","minimum":1},"check":{"type":"string"}},"required":["message"]}},"checks":{"type":"array","items":{"type":"object","properties":{"name":{"type":"string","minLength":1},"outcome":{"type":"string","enum":["passed","failed","skipped","timed_out"]},"command":{"type":"string"},"duration_ms":{"type":"integer","minimum":0},"detail":{"type":"string"}},"required":["name","outcome"]}},"coverage_total":{"type":"number","minimum":0,"maximum":100},"new_lines_measured":{"type":"integer","minimum":0},"commit":{"type":"string","pattern":"^[0-9a-f]{7,64}$"},"pull_request":{"type":"string","format":"uri"},"artifact_bundle":{"type":"string","format":"uri"},"test_plan":{"type":"string","format":"uri"},"check_result":{"type":"string","format":"uri"},"round":{"type":"integer","minimum":1},"amends":{"type":"string","format":"uri"},"approval":{"type":"object","properties":{"gate_id":{"type":"string","minLength":1},"choice":{"type":"string","enum":["approve","reject"]},"by":{"type":"string","minLength":1},"at":{"type":"string","format":"date-time"},"comment":{"type":"string"},"checklist":{"type":"object","additionalProperties":{"type":"boolean"}}},"required":["gate_id","choice","by","at"]},"levels":{"type":"array","items":{"type":"object","properties":{"level":{"type":"string","enum":["unit","integration","e2e"]},"outcome":{"type":"string","enum":["passed","failed","timed_out","skipped","deferred","not_configured"]},"tests":{"type":"object","properties":{"total":{"type":"integer","minimum":0},"passed":{"type":"integer","minimum":0},"failed":{"type":"integer","minimum":0},"skipped":{"type":"integer","minimum":0}},"required":["total","passed","failed","skipped"]},"failed_tests":{"type":"array","items":{"type":"string"}},"duration_ms":{"type":"integer","minimum":0},"seeded":{"type":"boolean"},"mocks":{"type":"array","items":{"type":"string","minLength":1}}},"required":["level","outcome"]}},"critical_paths":{"type":"array","items":{"type":"object","properties":{"name":{"type":"string","minLength":1},"outcome":{"type":"string","enum":["passed","failed","not_found"]}},"required":["name","outcome"]}},"failure_classes":{"type":"array","items":{"type":"object","properties":{"command":{"type":"string","minLength":1},"class":{"type":"string","enum":["own_change","upstream","infrastructure","flaky"]},"evidence":{"type":"string"},"reruns":{"type":"integer","minimum":0}},"required":["command","class"]}},"stabilise_cycles":{"type":"integer","minimum":0},"scanners":{"type":"array","items":{"type":"object","properties":{"kind":{"type":"string","enum":["sast","sca"]},"engine":{"type":"string","minLength":1},"format":{"type":"string","minLength":1},"passed":{"type":"boolean"},"detail":{"type":"string"},"findings":{"type":"array","items":{"type":"object","properties":{"rule":{"type":"string","minLength":1},"message":{"type":"string","minLength":1},"score":{"type":"number","minimum":0,"maximum":10},"file":{"type":"string","minLength":1},"line":{"type":"integer","minimum":1},"blocking":{"type":"boolean"}},"required":["rule","message","blocking"]}}},"required":["kind","engine","passed"]}},"weakened_tests":{"type":"array","items":{"type":"object","properties":{"file":{"type":"string","minLength":1},"line":{"type":"integer","minimum":1},"rule":{"type":"string","minLength":1},"message":{"type":"string","minLength":1}},"required":["message"]}},"run_id":{"type":"string","pattern":"^[a-z0-9-]{1,20}\\.[a-z0-9-]{1,24}\\.[a-z0-9-]{1,12}\\.[1-9][0-9]{0,3}$"},"created_at":{"type":"string","format":"date-time"}},"required":["$schema","status","critical_path_pass_rate","blocker_bugs_open","coverage_on_new_code","manual_ux_review_completed","sast_check_passed","sca_check_passed"]};

function validate27(data, {instancePath="", parentData, parentDataProperty, rootData=data}={}){
/*# sourceURL="https://schemas.stellwerk.dev/qa_report.v1.1.0.json" */;
let vErrors = null;
let errors = 0;
if(data && typeof data == "object" && !Array.isArray(data)){
if(data.$schema === undefined){
const err0 = {instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: "$schema"},message:"must have required property '"+"$schema"+"'"};
if(vErrors === null){
vErrors = [err0];
}
else {
vErrors.push(err0);
}
errors++;
}
if(data.status === undefined){
const err1 = {instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: "status"},message:"must have required property '"+"status"+"'"};
if(vErrors === null){
vErrors = [err1];
}
else {
vErrors.push(err1);
}
errors++;
}
if(data.critical_path_pass_rate === undefined){
const err2 = {instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: "critical_path_pass_rate"},message:"must have required property '"+"critical_path_pass_rate"+"'"};
if(vErrors === null){
vErrors = [err2];
}
else {
vErrors.push(err2);
}
errors++;
}
if(data.blocker_bugs_open === undefined){
const err3 = {instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: "blocker_bugs_open"},message:"must have required property '"+"blocker_bugs_open"+"'"};
if(vErrors === null){
vErrors = [err3];
}
else {
vErrors.push(err3);
}
errors++;
}
if(data.coverage_on_new_code === undefined){
const err4 = {instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: "coverage_on_new_code"},message:"must have required property '"+"coverage_on_new_code"+"'"};
if(vErrors === null){
vErrors = [err4];
}
else {
vErrors.push(err4);
}
errors++;
}
if(data.manual_ux_review_completed === undefined){
const err5 = {instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: "manual_ux_review_completed"},message:"must have required property '"+"manual_ux_review_completed"+"'"};
if(vErrors === null){
vErrors = [err5];
}
else {
vErrors.push(err5);
}
errors++;
}
if(data.sast_check_passed === undefined){
const err6 = {instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: "sast_check_passed"},message:"must have required property '"+"sast_check_passed"+"'"};
if(vErrors === null){
vErrors = [err6];
}
else {
vErrors.push(err6);
}
errors++;
}
if(data.sca_check_passed === undefined){
const err7 = {instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: "sca_check_passed"},message:"must have required property '"+"sca_check_passed"+"'"};
if(vErrors === null){
vErrors = [err7];
}
else {
vErrors.push(err7);
}
errors++;
}
if(data.$schema !== undefined){
let data0 = data.$schema;
if(typeof data0 !== "string"){
const err8 = {instancePath:instancePath+"/$schema",schemaPath:"#/properties/%24schema/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err8];
}
else {
vErrors.push(err8);
}
errors++;
}
if("https://schemas.stellwerk.dev/qa_report.v1.1.0.json" !== data0){
const err9 = {instancePath:instancePath+"/$schema",schemaPath:"#/properties/%24schema/const",keyword:"const",params:{allowedValue: "https://schemas.stellwerk.dev/qa_report.v1.1.0.json"},message:"must be equal to constant"};
if(vErrors === null){
vErrors = [err9];
}
else {
vErrors.push(err9);
}
errors++;
}
}
if(data.status !== undefined){
let data1 = data.status;
if(typeof data1 !== "string"){
const err10 = {instancePath:instancePath+"/status",schemaPath:"#/properties/status/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err10];
}
else {
vErrors.push(err10);
}
errors++;
}
if(!((data1 === "APPROVED") || (data1 === "REJECTED"))){
const err11 = {instancePath:instancePath+"/status",schemaPath:"#/properties/status/enum",keyword:"enum",params:{allowedValues: schema27.properties.status.enum},message:"must be equal to one of the allowed values"};
if(vErrors === null){
vErrors = [err11];
}
else {
vErrors.push(err11);
}
errors++;
}
}
if(data.critical_path_pass_rate !== undefined){
let data2 = data.critical_path_pass_rate;
if((typeof data2 == "number") && (isFinite(data2))){
if(data2 > 100 || isNaN(data2)){
const err12 = {instancePath:instancePath+"/critical_path_pass_rate",schemaPath:"#/properties/critical_path_pass_rate/maximum",keyword:"maximum",params:{comparison: "<=", limit: 100},message:"must be <= 100"};
if(vErrors === null){
vErrors = [err12];
}
else {
vErrors.push(err12);
}
errors++;
}
if(data2 < 0 || isNaN(data2)){
const err13 = {instancePath:instancePath+"/critical_path_pass_rate",schemaPath:"#/properties/critical_path_pass_rate/minimum",keyword:"minimum",params:{comparison: ">=", limit: 0},message:"must be >= 0"};
if(vErrors === null){
vErrors = [err13];
}
else {
vErrors.push(err13);
}
errors++;
}
}
else {
const err14 = {instancePath:instancePath+"/critical_path_pass_rate",schemaPath:"#/properties/critical_path_pass_rate/type",keyword:"type",params:{type: "number"},message:"must be number"};
if(vErrors === null){
vErrors = [err14];
}
else {
vErrors.push(err14);
}
errors++;
}
}
if(data.blocker_bugs_open !== undefined){
let data3 = data.blocker_bugs_open;
if(!(((typeof data3 == "number") && (!(data3 % 1) && !isNaN(data3))) && (isFinite(data3)))){
const err15 = {instancePath:instancePath+"/blocker_bugs_open",schemaPath:"#/properties/blocker_bugs_open/type",keyword:"type",params:{type: "integer"},message:"must be integer"};
if(vErrors === null){
vErrors = [err15];
}
else {
vErrors.push(err15);
}
errors++;
}
if((typeof data3 == "number") && (isFinite(data3))){
if(data3 < 0 || isNaN(data3)){
const err16 = {instancePath:instancePath+"/blocker_bugs_open",schemaPath:"#/properties/blocker_bugs_open/minimum",keyword:"minimum",params:{comparison: ">=", limit: 0},message:"must be >= 0"};
if(vErrors === null){
vErrors = [err16];
}
else {
vErrors.push(err16);
}
errors++;
}
}
}
if(data.coverage_on_new_code !== undefined){
let data4 = data.coverage_on_new_code;
if((typeof data4 == "number") && (isFinite(data4))){
if(data4 > 100 || isNaN(data4)){
const err17 = {instancePath:instancePath+"/coverage_on_new_code",schemaPath:"#/properties/coverage_on_new_code/maximum",keyword:"maximum",params:{comparison: "<=", limit: 100},message:"must be <= 100"};
if(vErrors === null){
vErrors = [err17];
}
else {
vErrors.push(err17);
}
errors++;
}
if(data4 < 0 || isNaN(data4)){
const err18 = {instancePath:instancePath+"/coverage_on_new_code",schemaPath:"#/properties/coverage_on_new_code/minimum",keyword:"minimum",params:{comparison: ">=", limit: 0},message:"must be >= 0"};
if(vErrors === null){
vErrors = [err18];
}
else {
vErrors.push(err18);
}
errors++;
}
}
else {
const err19 = {instancePath:instancePath+"/coverage_on_new_code",schemaPath:"#/properties/coverage_on_new_code/type",keyword:"type",params:{type: "number"},message:"must be number"};
if(vErrors === null){
vErrors = [err19];
}
else {
vErrors.push(err19);
}
errors++;
}
}
if(data.manual_ux_review_completed !== undefined){
if(typeof data.manual_ux_review_completed !== "boolean"){
const err20 = {instancePath:instancePath+"/manual_ux_review_completed",schemaPath:"#/properties/manual_ux_review_completed/type",keyword:"type",params:{type: "boolean"},message:"must be boolean"};
if(vErrors === null){
vErrors = [err20];
}
else {
vErrors.push(err20);
}
errors++;
}
}
if(data.sast_check_passed !== undefined){
if(typeof data.sast_check_passed !== "boolean"){
const err21 = {instancePath:instancePath+"/sast_check_passed",schemaPath:"#/properties/sast_check_passed/type",keyword:"type",params:{type: "boolean"},message:"must be boolean"};
if(vErrors === null){
vErrors = [err21];
}
else {
vErrors.push(err21);
}
errors++;
}
}
if(data.sca_check_passed !== undefined){
if(typeof data.sca_check_passed !== "boolean"){
const err22 = {instancePath:instancePath+"/sca_check_passed",schemaPath:"#/properties/sca_check_passed/type",keyword:"type",params:{type: "boolean"},message:"must be boolean"};
if(vErrors === null){
vErrors = [err22];
}
else {
vErrors.push(err22);
}
errors++;
}
}
if(data.summary !== undefined){
if(typeof data.summary !== "string"){
const err23 = {instancePath:instancePath+"/summary",schemaPath:"#/properties/summary/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err23];
}
else {
vErrors.push(err23);
}
errors++;
}
}
if(data.feedback !== undefined){
let data9 = data.feedback;
if(Array.isArray(data9)){
const len0 = data9.length;
for(let i0=0; i0<len0; i0++){
let data10 = data9[i0];
if(data10 && typeof data10 == "object" && !Array.isArray(data10)){
if(data10.message === undefined){
const err24 = {instancePath:instancePath+"/feedback/" + i0,schemaPath:"#/properties/feedback/items/required",keyword:"required",params:{missingProperty: "message"},message:"must have required property '"+"message"+"'"};
if(vErrors === null){
vErrors = [err24];
}
else {
vErrors.push(err24);
}
errors++;
}
if(data10.message !== undefined){
let data11 = data10.message;
if(typeof data11 === "string"){
if(func2(data11) < 1){
const err25 = {instancePath:instancePath+"/feedback/" + i0+"/message",schemaPath:"#/properties/feedback/items/properties/message/minLength",keyword:"minLength",params:{limit: 1},message:"must NOT have fewer than 1 characters"};
if(vErrors === null){
vErrors = [err25];
}
else {
vErrors.push(err25);
}
errors++;
}
}
else {
const err26 = {instancePath:instancePath+"/feedback/" + i0+"/message",schemaPath:"#/properties/feedback/items/properties/message/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err26];
}
else {
vErrors.push(err26);
}
errors++;
}
}
if(data10.file !== undefined){
if(typeof data10.file !== "string"){
const err27 = {instancePath:instancePath+"/feedback/" + i0+"/file",schemaPath:"#/properties/feedback/items/properties/file/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err27];
}
else {
vErrors.push(err27);
}
errors++;
}
}
if(data10.line !== undefined){
let data13 = data10.line;
if(!(((typeof data13 == "number") && (!(data13 % 1) && !isNaN(data13))) && (isFinite(data13)))){
const err28 = {instancePath:instancePath+"/feedback/" + i0+"/line",schemaPath:"#/properties/feedback/items/properties/line/type",keyword:"type",params:{type: "integer"},message:"must be integer"};
if(vErrors === null){
vErrors = [err28];
}
else {
vErrors.push(err28);
}
errors++;
}
if((typeof data13 == "number") && (isFinite(data13))){
if(data13 < 1 || isNaN(data13)){
const err29 = {instancePath:instancePath+"/feedback/" + i0+"/line",schemaPath:"#/properties/feedback/items/properties/line/minimum",keyword:"minimum",params:{comparison: ">=", limit: 1},message:"must be >= 1"};
if(vErrors === null){
vErrors = [err29];
}
else {
vErrors.push(err29);
}
errors++;
}
}
}
if(data10.check !== undefined){
if(typeof data10.check !== "string"){
const err30 = {instancePath:instancePath+"/feedback/" + i0+"/check",schemaPath:"#/properties/feedback/items/properties/check/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err30];
}
else {
vErrors.push(err30);
}
errors++;
}
}
}
else {
const err31 = {instancePath:instancePath+"/feedback/" + i0,schemaPath:"#/properties/feedback/items/type",keyword:"type",params:{type: "object"},message:"must be object"};
if(vErrors === null){
vErrors = [err31];
}
else {
vErrors.push(err31);
}
errors++;
}
}
}
else {
const err32 = {instancePath:instancePath+"/feedback",schemaPath:"#/properties/feedback/type",keyword:"type",params:{type: "array"},message:"must be array"};
if(vErrors === null){
vErrors = [err32];
}
else {
vErrors.push(err32);
}
errors++;
}
}
if(data.checks !== undefined){
let data15 = data.checks;
if(Array.isArray(data15)){
const len1 = data15.length;
for(let i1=0; i1<len1; i1++){
let data16 = data15[i1];
if(data16 && typeof data16 == "object" && !Array.isArray(data16)){
if(data16.name === undefined){
const err33 = {instancePath:instancePath+"/checks/" + i1,schemaPath:"#/properties/checks/items/required",keyword:"required",params:{missingProperty: "name"},message:"must have required property '"+"name"+"'"};
if(vErrors === null){
vErrors = [err33];
}
else {
vErrors.push(err33);
}
errors++;
}
if(data16.outcome === undefined){
const err34 = {instancePath:instancePath+"/checks/" + i1,schemaPath:"#/properties/checks/items/required",keyword:"required",params:{missingProperty: "outcome"},message:"must have required property '"+"outcome"+"'"};
if(vErrors === null){
vErrors = [err34];
}
else {
vErrors.push(err34);
}
errors++;
}
if(data16.name !== undefined){
let data17 = data16.name;
if(typeof data17 === "string"){
if(func2(data17) < 1){
const err35 = {instancePath:instancePath+"/checks/" + i1+"/name",schemaPath:"#/properties/checks/items/properties/name/minLength",keyword:"minLength",params:{limit: 1},message:"must NOT have fewer than 1 characters"};
if(vErrors === null){
vErrors = [err35];
}
else {
vErrors.push(err35);
}
errors++;
}
}
else {
const err36 = {instancePath:instancePath+"/checks/" + i1+"/name",schemaPath:"#/properties/checks/items/properties/name/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err36];
}
else {
vErrors.push(err36);
}
errors++;
}
}
if(data16.outcome !== undefined){
let data18 = data16.outcome;
if(typeof data18 !== "string"){
const err37 = {instancePath:instancePath+"/checks/" + i1+"/outcome",schemaPath:"#/properties/checks/items/properties/outcome/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err37];
}
else {
vErrors.push(err37);
}
errors++;
}
if(!((((data18 === "passed") || (data18 === "failed")) || (data18 === "skipped")) || (data18 === "timed_out"))){
const err38 = {instancePath:instancePath+"/checks/" + i1+"/outcome",schemaPath:"#/properties/checks/items/properties/outcome/enum",keyword:"enum",params:{allowedValues: schema27.properties.checks.items.properties.outcome.enum},message:"must be equal to one of the allowed values"};
if(vErrors === null){
vErrors = [err38];
}
else {
vErrors.push(err38);
}
errors++;
}
}
if(data16.command !== undefined){
if(typeof data16.command !== "string"){
const err39 = {instancePath:instancePath+"/checks/" + i1+"/command",schemaPath:"#/properties/checks/items/properties/command/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err39];
}
else {
vErrors.push(err39);
}
errors++;
}
}
if(data16.duration_ms !== undefined){
let data20 = data16.duration_ms;
if(!(((typeof data20 == "number") && (!(data20 % 1) && !isNaN(data20))) && (isFinite(data20)))){
const err40 = {instancePath:instancePath+"/checks/" + i1+"/duration_ms",schemaPath:"#/properties/checks/items/properties/duration_ms/type",keyword:"type",params:{type: "integer"},message:"must be integer"};
if(vErrors === null){
vErrors = [err40];
}
else {
vErrors.push(err40);
}
errors++;
}
if((typeof data20 == "number") && (isFinite(data20))){
if(data20 < 0 || isNaN(data20)){
const err41 = {instancePath:instancePath+"/checks/" + i1+"/duration_ms",schemaPath:"#/properties/checks/items/properties/duration_ms/minimum",keyword:"minimum",params:{comparison: ">=", limit: 0},message:"must be >= 0"};
if(vErrors === null){
vErrors = [err41];
}
else {
vErrors.push(err41);
}
errors++;
}
}
}
if(data16.detail !== undefined){
if(typeof data16.detail !== "string"){
const err42 = {instancePath:instancePath+"/checks/" + i1+"/detail",schemaPath:"#/properties/checks/items/properties/detail/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err42];
}
else {
vErrors.push(err42);
}
errors++;
}
}
}
else {
const err43 = {instancePath:instancePath+"/checks/" + i1,schemaPath:"#/properties/checks/items/type",keyword:"type",params:{type: "object"},message:"must be object"};
if(vErrors === null){
vErrors = [err43];
}
else {
vErrors.push(err43);
}
errors++;
}
}
}
else {
const err44 = {instancePath:instancePath+"/checks",schemaPath:"#/properties/checks/type",keyword:"type",params:{type: "array"},message:"must be array"};
if(vErrors === null){
vErrors = [err44];
}
else {
vErrors.push(err44);
}
errors++;
}
}
if(data.coverage_total !== undefined){
let data22 = data.coverage_total;
if((typeof data22 == "number") && (isFinite(data22))){
if(data22 > 100 || isNaN(data22)){
const err45 = {instancePath:instancePath+"/coverage_total",schemaPath:"#/properties/coverage_total/maximum",keyword:"maximum",params:{comparison: "<=", limit: 100},message:"must be <= 100"};
if(vErrors === null){
vErrors = [err45];
}
else {
vErrors.push(err45);
}
errors++;
}
if(data22 < 0 || isNaN(data22)){
const err46 = {instancePath:instancePath+"/coverage_total",schemaPath:"#/properties/coverage_total/minimum",keyword:"minimum",params:{comparison: ">=", limit: 0},message:"must be >= 0"};
if(vErrors === null){
vErrors = [err46];
}
else {
vErrors.push(err46);
}
errors++;
}
}
else {
const err47 = {instancePath:instancePath+"/coverage_total",schemaPath:"#/properties/coverage_total/type",keyword:"type",params:{type: "number"},message:"must be number"};
if(vErrors === null){
vErrors = [err47];
}
else {
vErrors.push(err47);
}
errors++;
}
}
if(data.new_lines_measured !== undefined){
let data23 = data.new_lines_measured;
if(!(((typeof data23 == "number") && (!(data23 % 1) && !isNaN(data23))) && (isFinite(data23)))){
const err48 = {instancePath:instancePath+"/new_lines_measured",schemaPath:"#/properties/new_lines_measured/type",keyword:"type",params:{type: "integer"},message:"must be integer"};
if(vErrors === null){
vErrors = [err48];
}
else {
vErrors.push(err48);
}
errors++;
}
if((typeof data23 == "number") && (isFinite(data23))){
if(data23 < 0 || isNaN(data23)){
const err49 = {instancePath:instancePath+"/new_lines_measured",schemaPath:"#/properties/new_lines_measured/minimum",keyword:"minimum",params:{comparison: ">=", limit: 0},message:"must be >= 0"};
if(vErrors === null){
vErrors = [err49];
}
else {
vErrors.push(err49);
}
errors++;
}
}
}
if(data.commit !== undefined){
let data24 = data.commit;
if(typeof data24 === "string"){
if(!pattern0.test(data24)){
const err50 = {instancePath:instancePath+"/commit",schemaPath:"#/properties/commit/pattern",keyword:"pattern",params:{pattern: "^[0-9a-f]{7,64}$"},message:"must match pattern \""+"^[0-9a-f]{7,64}$"+"\""};
if(vErrors === null){
vErrors = [err50];
}
else {
vErrors.push(err50);
}
errors++;
}
}
else {
const err51 = {instancePath:instancePath+"/commit",schemaPath:"#/properties/commit/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err51];
}
else {
vErrors.push(err51);
}
errors++;
}
}
if(data.pull_request !== undefined){
let data25 = data.pull_request;
if(typeof data25 === "string"){
if(!(formats0(data25))){
const err52 = {instancePath:instancePath+"/pull_request",schemaPath:"#/properties/pull_request/format",keyword:"format",params:{format: "uri"},message:"must match format \""+"uri"+"\""};
if(vErrors === null){
vErrors = [err52];
}
else {
vErrors.push(err52);
}
errors++;
}
}
else {
const err53 = {instancePath:instancePath+"/pull_request",schemaPath:"#/properties/pull_request/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err53];
}
else {
vErrors.push(err53);
}
errors++;
}
}
if(data.artifact_bundle !== undefined){
let data26 = data.artifact_bundle;
if(typeof data26 === "string"){
if(!(formats0(data26))){
const err54 = {instancePath:instancePath+"/artifact_bundle",schemaPath:"#/properties/artifact_bundle/format",keyword:"format",params:{format: "uri"},message:"must match format \""+"uri"+"\""};
if(vErrors === null){
vErrors = [err54];
}
else {
vErrors.push(err54);
}
errors++;
}
}
else {
const err55 = {instancePath:instancePath+"/artifact_bundle",schemaPath:"#/properties/artifact_bundle/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err55];
}
else {
vErrors.push(err55);
}
errors++;
}
}
if(data.test_plan !== undefined){
let data27 = data.test_plan;
if(typeof data27 === "string"){
if(!(formats0(data27))){
const err56 = {instancePath:instancePath+"/test_plan",schemaPath:"#/properties/test_plan/format",keyword:"format",params:{format: "uri"},message:"must match format \""+"uri"+"\""};
if(vErrors === null){
vErrors = [err56];
}
else {
vErrors.push(err56);
}
errors++;
}
}
else {
const err57 = {instancePath:instancePath+"/test_plan",schemaPath:"#/properties/test_plan/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err57];
}
else {
vErrors.push(err57);
}
errors++;
}
}
if(data.check_result !== undefined){
let data28 = data.check_result;
if(typeof data28 === "string"){
if(!(formats0(data28))){
const err58 = {instancePath:instancePath+"/check_result",schemaPath:"#/properties/check_result/format",keyword:"format",params:{format: "uri"},message:"must match format \""+"uri"+"\""};
if(vErrors === null){
vErrors = [err58];
}
else {
vErrors.push(err58);
}
errors++;
}
}
else {
const err59 = {instancePath:instancePath+"/check_result",schemaPath:"#/properties/check_result/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err59];
}
else {
vErrors.push(err59);
}
errors++;
}
}
if(data.round !== undefined){
let data29 = data.round;
if(!(((typeof data29 == "number") && (!(data29 % 1) && !isNaN(data29))) && (isFinite(data29)))){
const err60 = {instancePath:instancePath+"/round",schemaPath:"#/properties/round/type",keyword:"type",params:{type: "integer"},message:"must be integer"};
if(vErrors === null){
vErrors = [err60];
}
else {
vErrors.push(err60);
}
errors++;
}
if((typeof data29 == "number") && (isFinite(data29))){
if(data29 < 1 || isNaN(data29)){
const err61 = {instancePath:instancePath+"/round",schemaPath:"#/properties/round/minimum",keyword:"minimum",params:{comparison: ">=", limit: 1},message:"must be >= 1"};
if(vErrors === null){
vErrors = [err61];
}
else {
vErrors.push(err61);
}
errors++;
}
}
}
if(data.amends !== undefined){
let data30 = data.amends;
if(typeof data30 === "string"){
if(!(formats0(data30))){
const err62 = {instancePath:instancePath+"/amends",schemaPath:"#/properties/amends/format",keyword:"format",params:{format: "uri"},message:"must match format \""+"uri"+"\""};
if(vErrors === null){
vErrors = [err62];
}
else {
vErrors.push(err62);
}
errors++;
}
}
else {
const err63 = {instancePath:instancePath+"/amends",schemaPath:"#/properties/amends/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err63];
}
else {
vErrors.push(err63);
}
errors++;
}
}
if(data.approval !== undefined){
let data31 = data.approval;
if(data31 && typeof data31 == "object" && !Array.isArray(data31)){
if(data31.gate_id === undefined){
const err64 = {instancePath:instancePath+"/approval",schemaPath:"#/properties/approval/required",keyword:"required",params:{missingProperty: "gate_id"},message:"must have required property '"+"gate_id"+"'"};
if(vErrors === null){
vErrors = [err64];
}
else {
vErrors.push(err64);
}
errors++;
}
if(data31.choice === undefined){
const err65 = {instancePath:instancePath+"/approval",schemaPath:"#/properties/approval/required",keyword:"required",params:{missingProperty: "choice"},message:"must have required property '"+"choice"+"'"};
if(vErrors === null){
vErrors = [err65];
}
else {
vErrors.push(err65);
}
errors++;
}
if(data31.by === undefined){
const err66 = {instancePath:instancePath+"/approval",schemaPath:"#/properties/approval/required",keyword:"required",params:{missingProperty: "by"},message:"must have required property '"+"by"+"'"};
if(vErrors === null){
vErrors = [err66];
}
else {
vErrors.push(err66);
}
errors++;
}
if(data31.at === undefined){
const err67 = {instancePath:instancePath+"/approval",schemaPath:"#/properties/approval/required",keyword:"required",params:{missingProperty: "at"},message:"must have required property '"+"at"+"'"};
if(vErrors === null){
vErrors = [err67];
}
else {
vErrors.push(err67);
}
errors++;
}
if(data31.gate_id !== undefined){
let data32 = data31.gate_id;
if(typeof data32 === "string"){
if(func2(data32) < 1){
const err68 = {instancePath:instancePath+"/approval/gate_id",schemaPath:"#/properties/approval/properties/gate_id/minLength",keyword:"minLength",params:{limit: 1},message:"must NOT have fewer than 1 characters"};
if(vErrors === null){
vErrors = [err68];
}
else {
vErrors.push(err68);
}
errors++;
}
}
else {
const err69 = {instancePath:instancePath+"/approval/gate_id",schemaPath:"#/properties/approval/properties/gate_id/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err69];
}
else {
vErrors.push(err69);
}
errors++;
}
}
if(data31.choice !== undefined){
let data33 = data31.choice;
if(typeof data33 !== "string"){
const err70 = {instancePath:instancePath+"/approval/choice",schemaPath:"#/properties/approval/properties/choice/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err70];
}
else {
vErrors.push(err70);
}
errors++;
}
if(!((data33 === "approve") || (data33 === "reject"))){
const err71 = {instancePath:instancePath+"/approval/choice",schemaPath:"#/properties/approval/properties/choice/enum",keyword:"enum",params:{allowedValues: schema27.properties.approval.properties.choice.enum},message:"must be equal to one of the allowed values"};
if(vErrors === null){
vErrors = [err71];
}
else {
vErrors.push(err71);
}
errors++;
}
}
if(data31.by !== undefined){
let data34 = data31.by;
if(typeof data34 === "string"){
if(func2(data34) < 1){
const err72 = {instancePath:instancePath+"/approval/by",schemaPath:"#/properties/approval/properties/by/minLength",keyword:"minLength",params:{limit: 1},message:"must NOT have fewer than 1 characters"};
if(vErrors === null){
vErrors = [err72];
}
else {
vErrors.push(err72);
}
errors++;
}
}
else {
const err73 = {instancePath:instancePath+"/approval/by",schemaPath:"#/properties/approval/properties/by/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err73];
}
else {
vErrors.push(err73);
}
errors++;
}
}
if(data31.at !== undefined){
let data35 = data31.at;
if(typeof data35 === "string"){
if(!(formats6.validate(data35))){
const err74 = {instancePath:instancePath+"/approval/at",schemaPath:"#/properties/approval/properties/at/format",keyword:"format",params:{format: "date-time"},message:"must match format \""+"date-time"+"\""};
if(vErrors === null){
vErrors = [err74];
}
else {
vErrors.push(err74);
}
errors++;
}
}
else {
const err75 = {instancePath:instancePath+"/approval/at",schemaPath:"#/properties/approval/properties/at/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err75];
}
else {
vErrors.push(err75);
}
errors++;
}
}
if(data31.comment !== undefined){
if(typeof data31.comment !== "string"){
const err76 = {instancePath:instancePath+"/approval/comment",schemaPath:"#/properties/approval/properties/comment/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err76];
}
else {
vErrors.push(err76);
}
errors++;
}
}
if(data31.checklist !== undefined){
let data37 = data31.checklist;
if(data37 && typeof data37 == "object" && !Array.isArray(data37)){
for(const key0 in data37){
if(typeof data37[key0] !== "boolean"){
const err77 = {instancePath:instancePath+"/approval/checklist/" + key0.replace(/~/g, "~0").replace(/\//g, "~1"),schemaPath:"#/properties/approval/properties/checklist/additionalProperties/type",keyword:"type",params:{type: "boolean"},message:"must be boolean"};
if(vErrors === null){
vErrors = [err77];
}
else {
vErrors.push(err77);
}
errors++;
}
}
}
else {
const err78 = {instancePath:instancePath+"/approval/checklist",schemaPath:"#/properties/approval/properties/checklist/type",keyword:"type",params:{type: "object"},message:"must be object"};
if(vErrors === null){
vErrors = [err78];
}
else {
vErrors.push(err78);
}
errors++;
}
}
}
else {
const err79 = {instancePath:instancePath+"/approval",schemaPath:"#/properties/approval/type",keyword:"type",params:{type: "object"},message:"must be object"};
if(vErrors === null){
vErrors = [err79];
}
else {
vErrors.push(err79);
}
errors++;
}
}
if(data.levels !== undefined){
let data39 = data.levels;
if(Array.isArray(data39)){
const len2 = data39.length;
for(let i2=0; i2<len2; i2++){
let data40 = data39[i2];
if(data40 && typeof data40 == "object" && !Array.isArray(data40)){
if(data40.level === undefined){
const err80 = {instancePath:instancePath+"/levels/" + i2,schemaPath:"#/properties/levels/items/required",keyword:"required",params:{missingProperty: "level"},message:"must have required property '"+"level"+"'"};
if(vErrors === null){
vErrors = [err80];
}
else {
vErrors.push(err80);
}
errors++;
}
if(data40.outcome === undefined){
const err81 = {instancePath:instancePath+"/levels/" + i2,schemaPath:"#/properties/levels/items/required",keyword:"required",params:{missingProperty: "outcome"},message:"must have required property '"+"outcome"+"'"};
if(vErrors === null){
vErrors = [err81];
}
else {
vErrors.push(err81);
}
errors++;
}
if(data40.level !== undefined){
let data41 = data40.level;
if(typeof data41 !== "string"){
const err82 = {instancePath:instancePath+"/levels/" + i2+"/level",schemaPath:"#/properties/levels/items/properties/level/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err82];
}
else {
vErrors.push(err82);
}
errors++;
}
if(!(((data41 === "unit") || (data41 === "integration")) || (data41 === "e2e"))){
const err83 = {instancePath:instancePath+"/levels/" + i2+"/level",schemaPath:"#/properties/levels/items/properties/level/enum",keyword:"enum",params:{allowedValues: schema27.properties.levels.items.properties.level.enum},message:"must be equal to one of the allowed values"};
if(vErrors === null){
vErrors = [err83];
}
else {
vErrors.push(err83);
}
errors++;
}
}
if(data40.outcome !== undefined){
let data42 = data40.outcome;
if(typeof data42 !== "string"){
const err84 = {instancePath:instancePath+"/levels/" + i2+"/outcome",schemaPath:"#/properties/levels/items/properties/outcome/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err84];
}
else {
vErrors.push(err84);
}
errors++;
}
if(!((((((data42 === "passed") || (data42 === "failed")) || (data42 === "timed_out")) || (data42 === "skipped")) || (data42 === "deferred")) || (data42 === "not_configured"))){
const err85 = {instancePath:instancePath+"/levels/" + i2+"/outcome",schemaPath:"#/properties/levels/items/properties/outcome/enum",keyword:"enum",params:{allowedValues: schema27.properties.levels.items.properties.outcome.enum},message:"must be equal to one of the allowed values"};
if(vErrors === null){
vErrors = [err85];
}
else {
vErrors.push(err85);
}
errors++;
}
}
if(data40.tests !== undefined){
let data43 = data40.tests;
if(data43 && typeof data43 == "object" && !Array.isArray(data43)){
if(data43.total === undefined){
const err86 = {instancePath:instancePath+"/levels/" + i2+"/tests",schemaPath:"#/properties/levels/items/properties/tests/required",keyword:"required",params:{missingProperty: "total"},message:"must have required property '"+"total"+"'"};
if(vErrors === null){
vErrors = [err86];
}
else {
vErrors.push(err86);
}
errors++;
}
if(data43.passed === undefined){
const err87 = {instancePath:instancePath+"/levels/" + i2+"/tests",schemaPath:"#/properties/levels/items/properties/tests/required",keyword:"required",params:{missingProperty: "passed"},message:"must have required property '"+"passed"+"'"};
if(vErrors === null){
vErrors = [err87];
}
else {
vErrors.push(err87);
}
errors++;
}
if(data43.failed === undefined){
const err88 = {instancePath:instancePath+"/levels/" + i2+"/tests",schemaPath:"#/properties/levels/items/properties/tests/required",keyword:"required",params:{missingProperty: "failed"},message:"must have required property '"+"failed"+"'"};
if(vErrors === null){
vErrors = [err88];
}
else {
vErrors.push(err88);
}
errors++;
}
if(data43.skipped === undefined){
const err89 = {instancePath:instancePath+"/levels/" + i2+"/tests",schemaPath:"#/properties/levels/items/properties/tests/required",keyword:"required",params:{missingProperty: "skipped"},message:"must have required property '"+"skipped"+"'"};
if(vErrors === null){
vErrors = [err89];
}
else {
vErrors.push(err89);
}
errors++;
}
if(data43.total !== undefined){
let data44 = data43.total;
if(!(((typeof data44 == "number") && (!(data44 % 1) && !isNaN(data44))) && (isFinite(data44)))){
const err90 = {instancePath:instancePath+"/levels/" + i2+"/tests/total",schemaPath:"#/properties/levels/items/properties/tests/properties/total/type",keyword:"type",params:{type: "integer"},message:"must be integer"};
if(vErrors === null){
vErrors = [err90];
}
else {
vErrors.push(err90);
}
errors++;
}
if((typeof data44 == "number") && (isFinite(data44))){
if(data44 < 0 || isNaN(data44)){
const err91 = {instancePath:instancePath+"/levels/" + i2+"/tests/total",schemaPath:"#/properties/levels/items/properties/tests/properties/total/minimum",keyword:"minimum",params:{comparison: ">=", limit: 0},message:"must be >= 0"};
if(vErrors === null){
vErrors = [err91];
}
else {
vErrors.push(err91);
}
errors++;
}
}
}
if(data43.passed !== undefined){
let data45 = data43.passed;
if(!(((typeof data45 == "number") && (!(data45 % 1) && !isNaN(data45))) && (isFinite(data45)))){
const err92 = {instancePath:instancePath+"/levels/" + i2+"/tests/passed",schemaPath:"#/properties/levels/items/properties/tests/properties/passed/type",keyword:"type",params:{type: "integer"},message:"must be integer"};
if(vErrors === null){
vErrors = [err92];
}
else {
vErrors.push(err92);
}
errors++;
}
if((typeof data45 == "number") && (isFinite(data45))){
if(data45 < 0 || isNaN(data45)){
const err93 = {instancePath:instancePath+"/levels/" + i2+"/tests/passed",schemaPath:"#/properties/levels/items/properties/tests/properties/passed/minimum",keyword:"minimum",params:{comparison: ">=", limit: 0},message:"must be >= 0"};
if(vErrors === null){
vErrors = [err93];
}
else {
vErrors.push(err93);
}
errors++;
}
}
}
if(data43.failed !== undefined){
let data46 = data43.failed;
if(!(((typeof data46 == "number") && (!(data46 % 1) && !isNaN(data46))) && (isFinite(data46)))){
const err94 = {instancePath:instancePath+"/levels/" + i2+"/tests/failed",schemaPath:"#/properties/levels/items/properties/tests/properties/failed/type",keyword:"type",params:{type: "integer"},message:"must be integer"};
if(vErrors === null){
vErrors = [err94];
}
else {
vErrors.push(err94);
}
errors++;
}
if((typeof data46 == "number") && (isFinite(data46))){
if(data46 < 0 || isNaN(data46)){
const err95 = {instancePath:instancePath+"/levels/" + i2+"/tests/failed",schemaPath:"#/properties/levels/items/properties/tests/properties/failed/minimum",keyword:"minimum",params:{comparison: ">=", limit: 0},message:"must be >= 0"};
if(vErrors === null){
vErrors = [err95];
}
else {
vErrors.push(err95);
}
errors++;
}
}
}
if(data43.skipped !== undefined){
let data47 = data43.skipped;
if(!(((typeof data47 == "number") && (!(data47 % 1) && !isNaN(data47))) && (isFinite(data47)))){
const err96 = {instancePath:instancePath+"/levels/" + i2+"/tests/skipped",schemaPath:"#/properties/levels/items/properties/tests/properties/skipped/type",keyword:"type",params:{type: "integer"},message:"must be integer"};
if(vErrors === null){
vErrors = [err96];
}
else {
vErrors.push(err96);
}
errors++;
}
if((typeof data47 == "number") && (isFinite(data47))){
if(data47 < 0 || isNaN(data47)){
const err97 = {instancePath:instancePath+"/levels/" + i2+"/tests/skipped",schemaPath:"#/properties/levels/items/properties/tests/properties/skipped/minimum",keyword:"minimum",params:{comparison: ">=", limit: 0},message:"must be >= 0"};
if(vErrors === null){
vErrors = [err97];
}
else {
vErrors.push(err97);
}
errors++;
}
}
}
}
else {
const err98 = {instancePath:instancePath+"/levels/" + i2+"/tests",schemaPath:"#/properties/levels/items/properties/tests/type",keyword:"type",params:{type: "object"},message:"must be object"};
if(vErrors === null){
vErrors = [err98];
}
else {
vErrors.push(err98);
}
errors++;
}
}
if(data40.failed_tests !== undefined){
let data48 = data40.failed_tests;
if(Array.isArray(data48)){
const len3 = data48.length;
for(let i3=0; i3<len3; i3++){
if(typeof data48[i3] !== "string"){
const err99 = {instancePath:instancePath+"/levels/" + i2+"/failed_tests/" + i3,schemaPath:"#/properties/levels/items/properties/failed_tests/items/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err99];
}
else {
vErrors.push(err99);
}
errors++;
}
}
}
else {
const err100 = {instancePath:instancePath+"/levels/" + i2+"/failed_tests",schemaPath:"#/properties/levels/items/properties/failed_tests/type",keyword:"type",params:{type: "array"},message:"must be array"};
if(vErrors === null){
vErrors = [err100];
}
else {
vErrors.push(err100);
}
errors++;
}
}
if(data40.duration_ms !== undefined){
let data50 = data40.duration_ms;
if(!(((typeof data50 == "number") && (!(data50 % 1) && !isNaN(data50))) && (isFinite(data50)))){
const err101 = {instancePath:instancePath+"/levels/" + i2+"/duration_ms",schemaPath:"#/properties/levels/items/properties/duration_ms/type",keyword:"type",params:{type: "integer"},message:"must be integer"};
if(vErrors === null){
vErrors = [err101];
}
else {
vErrors.push(err101);
}
errors++;
}
if((typeof data50 == "number") && (isFinite(data50))){
if(data50 < 0 || isNaN(data50)){
const err102 = {instancePath:instancePath+"/levels/" + i2+"/duration_ms",schemaPath:"#/properties/levels/items/properties/duration_ms/minimum",keyword:"minimum",params:{comparison: ">=", limit: 0},message:"must be >= 0"};
if(vErrors === null){
vErrors = [err102];
}
else {
vErrors.push(err102);
}
errors++;
}
}
}
if(data40.seeded !== undefined){
if(typeof data40.seeded !== "boolean"){
const err103 = {instancePath:instancePath+"/levels/" + i2+"/seeded",schemaPath:"#/properties/levels/items/properties/seeded/type",keyword:"type",params:{type: "boolean"},message:"must be boolean"};
if(vErrors === null){
vErrors = [err103];
}
else {
vErrors.push(err103);
}
errors++;
}
}
if(data40.mocks !== undefined){
let data52 = data40.mocks;
if(Array.isArray(data52)){
const len4 = data52.length;
for(let i4=0; i4<len4; i4++){
let data53 = data52[i4];
if(typeof data53 === "string"){
if(func2(data53) < 1){
const err104 = {instancePath:instancePath+"/levels/" + i2+"/mocks/" + i4,schemaPath:"#/properties/levels/items/properties/mocks/items/minLength",keyword:"minLength",params:{limit: 1},message:"must NOT have fewer than 1 characters"};
if(vErrors === null){
vErrors = [err104];
}
else {
vErrors.push(err104);
}
errors++;
}
}
else {
const err105 = {instancePath:instancePath+"/levels/" + i2+"/mocks/" + i4,schemaPath:"#/properties/levels/items/properties/mocks/items/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err105];
}
else {
vErrors.push(err105);
}
errors++;
}
}
}
else {
const err106 = {instancePath:instancePath+"/levels/" + i2+"/mocks",schemaPath:"#/properties/levels/items/properties/mocks/type",keyword:"type",params:{type: "array"},message:"must be array"};
if(vErrors === null){
vErrors = [err106];
}
else {
vErrors.push(err106);
}
errors++;
}
}
}
else {
const err107 = {instancePath:instancePath+"/levels/" + i2,schemaPath:"#/properties/levels/items/type",keyword:"type",params:{type: "object"},message:"must be object"};
if(vErrors === null){
vErrors = [err107];
}
else {
vErrors.push(err107);
}
errors++;
}
}
}
else {
const err108 = {instancePath:instancePath+"/levels",schemaPath:"#/properties/levels/type",keyword:"type",params:{type: "array"},message:"must be array"};
if(vErrors === null){
vErrors = [err108];
}
else {
vErrors.push(err108);
}
errors++;
}
}
if(data.critical_paths !== undefined){
let data54 = data.critical_paths;
if(Array.isArray(data54)){
const len5 = data54.length;
for(let i5=0; i5<len5; i5++){
let data55 = data54[i5];
if(data55 && typeof data55 == "object" && !Array.isArray(data55)){
if(data55.name === undefined){
const err109 = {instancePath:instancePath+"/critical_paths/" + i5,schemaPath:"#/properties/critical_paths/items/required",keyword:"required",params:{missingProperty: "name"},message:"must have required property '"+"name"+"'"};
if(vErrors === null){
vErrors = [err109];
}
else {
vErrors.push(err109);
}
errors++;
}
if(data55.outcome === undefined){
const err110 = {instancePath:instancePath+"/critical_paths/" + i5,schemaPath:"#/properties/critical_paths/items/required",keyword:"required",params:{missingProperty: "outcome"},message:"must have required property '"+"outcome"+"'"};
if(vErrors === null){
vErrors = [err110];
}
else {
vErrors.push(err110);
}
errors++;
}
if(data55.name !== undefined){
let data56 = data55.name;
if(typeof data56 === "string"){
if(func2(data56) < 1){
const err111 = {instancePath:instancePath+"/critical_paths/" + i5+"/name",schemaPath:"#/properties/critical_paths/items/properties/name/minLength",keyword:"minLength",params:{limit: 1},message:"must NOT have fewer than 1 characters"};
if(vErrors === null){
vErrors = [err111];
}
else {
vErrors.push(err111);
}
errors++;
}
}
else {
const err112 = {instancePath:instancePath+"/critical_paths/" + i5+"/name",schemaPath:"#/properties/critical_paths/items/properties/name/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err112];
}
else {
vErrors.push(err112);
}
errors++;
}
}
if(data55.outcome !== undefined){
let data57 = data55.outcome;
if(typeof data57 !== "string"){
const err113 = {instancePath:instancePath+"/critical_paths/" + i5+"/outcome",schemaPath:"#/properties/critical_paths/items/properties/outcome/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err113];
}
else {
vErrors.push(err113);
}
errors++;
}
if(!(((data57 === "passed") || (data57 === "failed")) || (data57 === "not_found"))){
const err114 = {instancePath:instancePath+"/critical_paths/" + i5+"/outcome",schemaPath:"#/properties/critical_paths/items/properties/outcome/enum",keyword:"enum",params:{allowedValues: schema27.properties.critical_paths.items.properties.outcome.enum},message:"must be equal to one of the allowed values"};
if(vErrors === null){
vErrors = [err114];
}
else {
vErrors.push(err114);
}
errors++;
}
}
}
else {
const err115 = {instancePath:instancePath+"/critical_paths/" + i5,schemaPath:"#/properties/critical_paths/items/type",keyword:"type",params:{type: "object"},message:"must be object"};
if(vErrors === null){
vErrors = [err115];
}
else {
vErrors.push(err115);
}
errors++;
}
}
}
else {
const err116 = {instancePath:instancePath+"/critical_paths",schemaPath:"#/properties/critical_paths/type",keyword:"type",params:{type: "array"},message:"must be array"};
if(vErrors === null){
vErrors = [err116];
}
else {
vErrors.push(err116);
}
errors++;
}
}
if(data.failure_classes !== undefined){
let data58 = data.failure_classes;
if(Array.isArray(data58)){
const len6 = data58.length;
for(let i6=0; i6<len6; i6++){
let data59 = data58[i6];
if(data59 && typeof data59 == "object" && !Array.isArray(data59)){
if(data59.command === undefined){
const err117 = {instancePath:instancePath+"/failure_classes/" + i6,schemaPath:"#/properties/failure_classes/items/required",keyword:"required",params:{missingProperty: "command"},message:"must have required property '"+"command"+"'"};
if(vErrors === null){
vErrors = [err117];
}
else {
vErrors.push(err117);
}
errors++;
}
if(data59.class === undefined){
const err118 = {instancePath:instancePath+"/failure_classes/" + i6,schemaPath:"#/properties/failure_classes/items/required",keyword:"required",params:{missingProperty: "class"},message:"must have required property '"+"class"+"'"};
if(vErrors === null){
vErrors = [err118];
}
else {
vErrors.push(err118);
}
errors++;
}
if(data59.command !== undefined){
let data60 = data59.command;
if(typeof data60 === "string"){
if(func2(data60) < 1){
const err119 = {instancePath:instancePath+"/failure_classes/" + i6+"/command",schemaPath:"#/properties/failure_classes/items/properties/command/minLength",keyword:"minLength",params:{limit: 1},message:"must NOT have fewer than 1 characters"};
if(vErrors === null){
vErrors = [err119];
}
else {
vErrors.push(err119);
}
errors++;
}
}
else {
const err120 = {instancePath:instancePath+"/failure_classes/" + i6+"/command",schemaPath:"#/properties/failure_classes/items/properties/command/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err120];
}
else {
vErrors.push(err120);
}
errors++;
}
}
if(data59.class !== undefined){
let data61 = data59.class;
if(typeof data61 !== "string"){
const err121 = {instancePath:instancePath+"/failure_classes/" + i6+"/class",schemaPath:"#/properties/failure_classes/items/properties/class/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err121];
}
else {
vErrors.push(err121);
}
errors++;
}
if(!((((data61 === "own_change") || (data61 === "upstream")) || (data61 === "infrastructure")) || (data61 === "flaky"))){
const err122 = {instancePath:instancePath+"/failure_classes/" + i6+"/class",schemaPath:"#/properties/failure_classes/items/properties/class/enum",keyword:"enum",params:{allowedValues: schema27.properties.failure_classes.items.properties.class.enum},message:"must be equal to one of the allowed values"};
if(vErrors === null){
vErrors = [err122];
}
else {
vErrors.push(err122);
}
errors++;
}
}
if(data59.evidence !== undefined){
if(typeof data59.evidence !== "string"){
const err123 = {instancePath:instancePath+"/failure_classes/" + i6+"/evidence",schemaPath:"#/properties/failure_classes/items/properties/evidence/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err123];
}
else {
vErrors.push(err123);
}
errors++;
}
}
if(data59.reruns !== undefined){
let data63 = data59.reruns;
if(!(((typeof data63 == "number") && (!(data63 % 1) && !isNaN(data63))) && (isFinite(data63)))){
const err124 = {instancePath:instancePath+"/failure_classes/" + i6+"/reruns",schemaPath:"#/properties/failure_classes/items/properties/reruns/type",keyword:"type",params:{type: "integer"},message:"must be integer"};
if(vErrors === null){
vErrors = [err124];
}
else {
vErrors.push(err124);
}
errors++;
}
if((typeof data63 == "number") && (isFinite(data63))){
if(data63 < 0 || isNaN(data63)){
const err125 = {instancePath:instancePath+"/failure_classes/" + i6+"/reruns",schemaPath:"#/properties/failure_classes/items/properties/reruns/minimum",keyword:"minimum",params:{comparison: ">=", limit: 0},message:"must be >= 0"};
if(vErrors === null){
vErrors = [err125];
}
else {
vErrors.push(err125);
}
errors++;
}
}
}
}
else {
const err126 = {instancePath:instancePath+"/failure_classes/" + i6,schemaPath:"#/properties/failure_classes/items/type",keyword:"type",params:{type: "object"},message:"must be object"};
if(vErrors === null){
vErrors = [err126];
}
else {
vErrors.push(err126);
}
errors++;
}
}
}
else {
const err127 = {instancePath:instancePath+"/failure_classes",schemaPath:"#/properties/failure_classes/type",keyword:"type",params:{type: "array"},message:"must be array"};
if(vErrors === null){
vErrors = [err127];
}
else {
vErrors.push(err127);
}
errors++;
}
}
if(data.stabilise_cycles !== undefined){
let data64 = data.stabilise_cycles;
if(!(((typeof data64 == "number") && (!(data64 % 1) && !isNaN(data64))) && (isFinite(data64)))){
const err128 = {instancePath:instancePath+"/stabilise_cycles",schemaPath:"#/properties/stabilise_cycles/type",keyword:"type",params:{type: "integer"},message:"must be integer"};
if(vErrors === null){
vErrors = [err128];
}
else {
vErrors.push(err128);
}
errors++;
}
if((typeof data64 == "number") && (isFinite(data64))){
if(data64 < 0 || isNaN(data64)){
const err129 = {instancePath:instancePath+"/stabilise_cycles",schemaPath:"#/properties/stabilise_cycles/minimum",keyword:"minimum",params:{comparison: ">=", limit: 0},message:"must be >= 0"};
if(vErrors === null){
vErrors = [err129];
}
else {
vErrors.push(err129);
}
errors++;
}
}
}
if(data.scanners !== undefined){
let data65 = data.scanners;
if(Array.isArray(data65)){
const len7 = data65.length;
for(let i7=0; i7<len7; i7++){
let data66 = data65[i7];
if(data66 && typeof data66 == "object" && !Array.isArray(data66)){
if(data66.kind === undefined){
const err130 = {instancePath:instancePath+"/scanners/" + i7,schemaPath:"#/properties/scanners/items/required",keyword:"required",params:{missingProperty: "kind"},message:"must have required property '"+"kind"+"'"};
if(vErrors === null){
vErrors = [err130];
}
else {
vErrors.push(err130);
}
errors++;
}
if(data66.engine === undefined){
const err131 = {instancePath:instancePath+"/scanners/" + i7,schemaPath:"#/properties/scanners/items/required",keyword:"required",params:{missingProperty: "engine"},message:"must have required property '"+"engine"+"'"};
if(vErrors === null){
vErrors = [err131];
}
else {
vErrors.push(err131);
}
errors++;
}
if(data66.passed === undefined){
const err132 = {instancePath:instancePath+"/scanners/" + i7,schemaPath:"#/properties/scanners/items/required",keyword:"required",params:{missingProperty: "passed"},message:"must have required property '"+"passed"+"'"};
if(vErrors === null){
vErrors = [err132];
}
else {
vErrors.push(err132);
}
errors++;
}
if(data66.kind !== undefined){
let data67 = data66.kind;
if(typeof data67 !== "string"){
const err133 = {instancePath:instancePath+"/scanners/" + i7+"/kind",schemaPath:"#/properties/scanners/items/properties/kind/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err133];
}
else {
vErrors.push(err133);
}
errors++;
}
if(!((data67 === "sast") || (data67 === "sca"))){
const err134 = {instancePath:instancePath+"/scanners/" + i7+"/kind",schemaPath:"#/properties/scanners/items/properties/kind/enum",keyword:"enum",params:{allowedValues: schema27.properties.scanners.items.properties.kind.enum},message:"must be equal to one of the allowed values"};
if(vErrors === null){
vErrors = [err134];
}
else {
vErrors.push(err134);
}
errors++;
}
}
if(data66.engine !== undefined){
let data68 = data66.engine;
if(typeof data68 === "string"){
if(func2(data68) < 1){
const err135 = {instancePath:instancePath+"/scanners/" + i7+"/engine",schemaPath:"#/properties/scanners/items/properties/engine/minLength",keyword:"minLength",params:{limit: 1},message:"must NOT have fewer than 1 characters"};
if(vErrors === null){
vErrors = [err135];
}
else {
vErrors.push(err135);
}
errors++;
}
}
else {
const err136 = {instancePath:instancePath+"/scanners/" + i7+"/engine",schemaPath:"#/properties/scanners/items/properties/engine/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err136];
}
else {
vErrors.push(err136);
}
errors++;
}
}
if(data66.format !== undefined){
let data69 = data66.format;
if(typeof data69 === "string"){
if(func2(data69) < 1){
const err137 = {instancePath:instancePath+"/scanners/" + i7+"/format",schemaPath:"#/properties/scanners/items/properties/format/minLength",keyword:"minLength",params:{limit: 1},message:"must NOT have fewer than 1 characters"};
if(vErrors === null){
vErrors = [err137];
}
else {
vErrors.push(err137);
}
errors++;
}
}
else {
const err138 = {instancePath:instancePath+"/scanners/" + i7+"/format",schemaPath:"#/properties/scanners/items/properties/format/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err138];
}
else {
vErrors.push(err138);
}
errors++;
}
}
if(data66.passed !== undefined){
if(typeof data66.passed !== "boolean"){
const err139 = {instancePath:instancePath+"/scanners/" + i7+"/passed",schemaPath:"#/properties/scanners/items/properties/passed/type",keyword:"type",params:{type: "boolean"},message:"must be boolean"};
if(vErrors === null){
vErrors = [err139];
}
else {
vErrors.push(err139);
}
errors++;
}
}
if(data66.detail !== undefined){
if(typeof data66.detail !== "string"){
const err140 = {instancePath:instancePath+"/scanners/" + i7+"/detail",schemaPath:"#/properties/scanners/items/properties/detail/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err140];
}
else {
vErrors.push(err140);
}
errors++;
}
}
if(data66.findings !== undefined){
let data72 = data66.findings;
if(Array.isArray(data72)){
const len8 = data72.length;
for(let i8=0; i8<len8; i8++){
let data73 = data72[i8];
if(data73 && typeof data73 == "object" && !Array.isArray(data73)){
if(data73.rule === undefined){
const err141 = {instancePath:instancePath+"/scanners/" + i7+"/findings/" + i8,schemaPath:"#/properties/scanners/items/properties/findings/items/required",keyword:"required",params:{missingProperty: "rule"},message:"must have required property '"+"rule"+"'"};
if(vErrors === null){
vErrors = [err141];
}
else {
vErrors.push(err141);
}
errors++;
}
if(data73.message === undefined){
const err142 = {instancePath:instancePath+"/scanners/" + i7+"/findings/" + i8,schemaPath:"#/properties/scanners/items/properties/findings/items/required",keyword:"required",params:{missingProperty: "message"},message:"must have required property '"+"message"+"'"};
if(vErrors === null){
vErrors = [err142];
}
else {
vErrors.push(err142);
}
errors++;
}
if(data73.blocking === undefined){
const err143 = {instancePath:instancePath+"/scanners/" + i7+"/findings/" + i8,schemaPath:"#/properties/scanners/items/properties/findings/items/required",keyword:"required",params:{missingProperty: "blocking"},message:"must have required property '"+"blocking"+"'"};
if(vErrors === null){
vErrors = [err143];
}
else {
vErrors.push(err143);
}
errors++;
}
if(data73.rule !== undefined){
let data74 = data73.rule;
if(typeof data74 === "string"){
if(func2(data74) < 1){
const err144 = {instancePath:instancePath+"/scanners/" + i7+"/findings/" + i8+"/rule",schemaPath:"#/properties/scanners/items/properties/findings/items/properties/rule/minLength",keyword:"minLength",params:{limit: 1},message:"must NOT have fewer than 1 characters"};
if(vErrors === null){
vErrors = [err144];
}
else {
vErrors.push(err144);
}
errors++;
}
}
else {
const err145 = {instancePath:instancePath+"/scanners/" + i7+"/findings/" + i8+"/rule",schemaPath:"#/properties/scanners/items/properties/findings/items/properties/rule/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err145];
}
else {
vErrors.push(err145);
}
errors++;
}
}
if(data73.message !== undefined){
let data75 = data73.message;
if(typeof data75 === "string"){
if(func2(data75) < 1){
const err146 = {instancePath:instancePath+"/scanners/" + i7+"/findings/" + i8+"/message",schemaPath:"#/properties/scanners/items/properties/findings/items/properties/message/minLength",keyword:"minLength",params:{limit: 1},message:"must NOT have fewer than 1 characters"};
if(vErrors === null){
vErrors = [err146];
}
else {
vErrors.push(err146);
}
errors++;
}
}
else {
const err147 = {instancePath:instancePath+"/scanners/" + i7+"/findings/" + i8+"/message",schemaPath:"#/properties/scanners/items/properties/findings/items/properties/message/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err147];
}
else {
vErrors.push(err147);
}
errors++;
}
}
if(data73.score !== undefined){
let data76 = data73.score;
if((typeof data76 == "number") && (isFinite(data76))){
if(data76 > 10 || isNaN(data76)){
const err148 = {instancePath:instancePath+"/scanners/" + i7+"/findings/" + i8+"/score",schemaPath:"#/properties/scanners/items/properties/findings/items/properties/score/maximum",keyword:"maximum",params:{comparison: "<=", limit: 10},message:"must be <= 10"};
if(vErrors === null){
vErrors = [err148];
}
else {
vErrors.push(err148);
}
errors++;
}
if(data76 < 0 || isNaN(data76)){
const err149 = {instancePath:instancePath+"/scanners/" + i7+"/findings/" + i8+"/score",schemaPath:"#/properties/scanners/items/properties/findings/items/properties/score/minimum",keyword:"minimum",params:{comparison: ">=", limit: 0},message:"must be >= 0"};
if(vErrors === null){
vErrors = [err149];
}
else {
vErrors.push(err149);
}
errors++;
}
}
else {
const err150 = {instancePath:instancePath+"/scanners/" + i7+"/findings/" + i8+"/score",schemaPath:"#/properties/scanners/items/properties/findings/items/properties/score/type",keyword:"type",params:{type: "number"},message:"must be number"};
if(vErrors === null){
vErrors = [err150];
}
else {
vErrors.push(err150);
}
errors++;
}
}
if(data73.file !== undefined){
let data77 = data73.file;
if(typeof data77 === "string"){
if(func2(data77) < 1){
const err151 = {instancePath:instancePath+"/scanners/" + i7+"/findings/" + i8+"/file",schemaPath:"#/properties/scanners/items/properties/findings/items/properties/file/minLength",keyword:"minLength",params:{limit: 1},message:"must NOT have fewer than 1 characters"};
if(vErrors === null){
vErrors = [err151];
}
else {
vErrors.push(err151);
}
errors++;
}
}
else {
const err152 = {instancePath:instancePath+"/scanners/" + i7+"/findings/" + i8+"/file",schemaPath:"#/properties/scanners/items/properties/findings/items/properties/file/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err152];
}
else {
vErrors.push(err152);
}
errors++;
}
}
if(data73.line !== undefined){
let data78 = data73.line;
if(!(((typeof data78 == "number") && (!(data78 % 1) && !isNaN(data78))) && (isFinite(data78)))){
const err153 = {instancePath:instancePath+"/scanners/" + i7+"/findings/" + i8+"/line",schemaPath:"#/properties/scanners/items/properties/findings/items/properties/line/type",keyword:"type",params:{type: "integer"},message:"must be integer"};
if(vErrors === null){
vErrors = [err153];
}
else {
vErrors.push(err153);
}
errors++;
}
if((typeof data78 == "number") && (isFinite(data78))){
if(data78 < 1 || isNaN(data78)){
const err154 = {instancePath:instancePath+"/scanners/" + i7+"/findings/" + i8+"/line",schemaPath:"#/properties/scanners/items/properties/findings/items/properties/line/minimum",keyword:"minimum",params:{comparison: ">=", limit: 1},message:"must be >= 1"};
if(vErrors === null){
vErrors = [err154];
}
else {
vErrors.push(err154);
}
errors++;
}
}
}
if(data73.blocking !== undefined){
if(typeof data73.blocking !== "boolean"){
const err155 = {instancePath:instancePath+"/scanners/" + i7+"/findings/" + i8+"/blocking",schemaPath:"#/properties/scanners/items/properties/findings/items/properties/blocking/type",keyword:"type",params:{type: "boolean"},message:"must be boolean"};
if(vErrors === null){
vErrors = [err155];
}
else {
vErrors.push(err155);
}
errors++;
}
}
}
else {
const err156 = {instancePath:instancePath+"/scanners/" + i7+"/findings/" + i8,schemaPath:"#/properties/scanners/items/properties/findings/items/type",keyword:"type",params:{type: "object"},message:"must be object"};
if(vErrors === null){
vErrors = [err156];
}
else {
vErrors.push(err156);
}
errors++;
}
}
}
else {
const err157 = {instancePath:instancePath+"/scanners/" + i7+"/findings",schemaPath:"#/properties/scanners/items/properties/findings/type",keyword:"type",params:{type: "array"},message:"must be array"};
if(vErrors === null){
vErrors = [err157];
}
else {
vErrors.push(err157);
}
errors++;
}
}
}
else {
const err158 = {instancePath:instancePath+"/scanners/" + i7,schemaPath:"#/properties/scanners/items/type",keyword:"type",params:{type: "object"},message:"must be object"};
if(vErrors === null){
vErrors = [err158];
}
else {
vErrors.push(err158);
}
errors++;
}
}
}
else {
const err159 = {instancePath:instancePath+"/scanners",schemaPath:"#/properties/scanners/type",keyword:"type",params:{type: "array"},message:"must be array"};
if(vErrors === null){
vErrors = [err159];
}
else {
vErrors.push(err159);
}
errors++;
}
}
if(data.weakened_tests !== undefined){
let data80 = data.weakened_tests;
if(Array.isArray(data80)){
const len9 = data80.length;
for(let i9=0; i9<len9; i9++){
let data81 = data80[i9];
if(data81 && typeof data81 == "object" && !Array.isArray(data81)){
if(data81.message === undefined){
const err160 = {instancePath:instancePath+"/weakened_tests/" + i9,schemaPath:"#/properties/weakened_tests/items/required",keyword:"required",params:{missingProperty: "message"},message:"must have required property '"+"message"+"'"};
if(vErrors === null){
vErrors = [err160];
}
else {
vErrors.push(err160);
}
errors++;
}
if(data81.file !== undefined){
let data82 = data81.file;
if(typeof data82 === "string"){
if(func2(data82) < 1){
const err161 = {instancePath:instancePath+"/weakened_tests/" + i9+"/file",schemaPath:"#/properties/weakened_tests/items/properties/file/minLength",keyword:"minLength",params:{limit: 1},message:"must NOT have fewer than 1 characters"};
if(vErrors === null){
vErrors = [err161];
}
else {
vErrors.push(err161);
}
errors++;
}
}
else {
const err162 = {instancePath:instancePath+"/weakened_tests/" + i9+"/file",schemaPath:"#/properties/weakened_tests/items/properties/file/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err162];
}
else {
vErrors.push(err162);
}
errors++;
}
}
if(data81.line !== undefined){
let data83 = data81.line;
if(!(((typeof data83 == "number") && (!(data83 % 1) && !isNaN(data83))) && (isFinite(data83)))){
const err163 = {instancePath:instancePath+"/weakened_tests/" + i9+"/line",schemaPath:"#/properties/weakened_tests/items/properties/line/type",keyword:"type",params:{type: "integer"},message:"must be integer"};
if(vErrors === null){
vErrors = [err163];
}
else {
vErrors.push(err163);
}
errors++;
}
if((typeof data83 == "number") && (isFinite(data83))){
if(data83 < 1 || isNaN(data83)){
const err164 = {instancePath:instancePath+"/weakened_tests/" + i9+"/line",schemaPath:"#/properties/weakened_tests/items/properties/line/minimum",keyword:"minimum",params:{comparison: ">=", limit: 1},message:"must be >= 1"};
if(vErrors === null){
vErrors = [err164];
}
else {
vErrors.push(err164);
}
errors++;
}
}
}
if(data81.rule !== undefined){
let data84 = data81.rule;
if(typeof data84 === "string"){
if(func2(data84) < 1){
const err165 = {instancePath:instancePath+"/weakened_tests/" + i9+"/rule",schemaPath:"#/properties/weakened_tests/items/properties/rule/minLength",keyword:"minLength",params:{limit: 1},message:"must NOT have fewer than 1 characters"};
if(vErrors === null){
vErrors = [err165];
}
else {
vErrors.push(err165);
}
errors++;
}
}
else {
const err166 = {instancePath:instancePath+"/weakened_tests/" + i9+"/rule",schemaPath:"#/properties/weakened_tests/items/properties/rule/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err166];
}
else {
vErrors.push(err166);
}
errors++;
}
}
if(data81.message !== undefined){
let data85 = data81.message;
if(typeof data85 === "string"){
if(func2(data85) < 1){
const err167 = {instancePath:instancePath+"/weakened_tests/" + i9+"/message",schemaPath:"#/properties/weakened_tests/items/properties/message/minLength",keyword:"minLength",params:{limit: 1},message:"must NOT have fewer than 1 characters"};
if(vErrors === null){
vErrors = [err167];
}
else {
vErrors.push(err167);
}
errors++;
}
}
else {
const err168 = {instancePath:instancePath+"/weakened_tests/" + i9+"/message",schemaPath:"#/properties/weakened_tests/items/properties/message/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err168];
}
else {
vErrors.push(err168);
}
errors++;
}
}
}
else {
const err169 = {instancePath:instancePath+"/weakened_tests/" + i9,schemaPath:"#/properties/weakened_tests/items/type",keyword:"type",params:{type: "object"},message:"must be object"};
if(vErrors === null){
vErrors = [err169];
}
else {
vErrors.push(err169);
}
errors++;
}
}
}
else {
const err170 = {instancePath:instancePath+"/weakened_tests",schemaPath:"#/properties/weakened_tests/type",keyword:"type",params:{type: "array"},message:"must be array"};
if(vErrors === null){
vErrors = [err170];
}
else {
vErrors.push(err170);
}
errors++;
}
}
if(data.run_id !== undefined){
let data86 = data.run_id;
if(typeof data86 === "string"){
if(!pattern3.test(data86)){
const err171 = {instancePath:instancePath+"/run_id",schemaPath:"#/properties/run_id/pattern",keyword:"pattern",params:{pattern: "^[a-z0-9-]{1,20}\\.[a-z0-9-]{1,24}\\.[a-z0-9-]{1,12}\\.[1-9][0-9]{0,3}$"},message:"must match pattern \""+"^[a-z0-9-]{1,20}\\.[a-z0-9-]{1,24}\\.[a-z0-9-]{1,12}\\.[1-9][0-9]{0,3}$"+"\""};
if(vErrors === null){
vErrors = [err171];
}
else {
vErrors.push(err171);
}
errors++;
}
}
else {
const err172 = {instancePath:instancePath+"/run_id",schemaPath:"#/properties/run_id/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err172];
}
else {
vErrors.push(err172);
}
errors++;
}
}
if(data.created_at !== undefined){
let data87 = data.created_at;
if(typeof data87 === "string"){
if(!(formats6.validate(data87))){
const err173 = {instancePath:instancePath+"/created_at",schemaPath:"#/properties/created_at/format",keyword:"format",params:{format: "date-time"},message:"must match format \""+"date-time"+"\""};
if(vErrors === null){
vErrors = [err173];
}
else {
vErrors.push(err173);
}
errors++;
}
}
else {
const err174 = {instancePath:instancePath+"/created_at",schemaPath:"#/properties/created_at/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err174];
}
else {
vErrors.push(err174);
}
errors++;
}
}
}
else {
const err175 = {instancePath,schemaPath:"#/type",keyword:"type",params:{type: "object"},message:"must be object"};
if(vErrors === null){
vErrors = [err175];
}
else {
vErrors.push(err175);
}
errors++;
}
validate27.errors = vErrors;
return errors === 0;
}

exports.testPlanV1_0_0 = validate28;
const schema28 = {"$schema":"http://json-schema.org/draft-07/schema#","$id":"https://schemas.stellwerk.dev/test_plan.v1.0.0.json","title":"Test Plan","type":"object","properties":{"$schema":{"type":"string","const":"https://schemas.stellwerk.dev/test_plan.v1.0.0.json"},"test_pyramid_config":{"type":"object","properties":{"unit_tests":{"type":"object","properties":{"coverage_target":{"type":"number","minimum":0,"maximum":100},"focus":{"type":"array","items":{"type":"string"}}}},"integration_tests":{"type":"object","properties":{"db_seed_script":{"type":"string"},"mock_server_config":{"type":"string"},"focus":{"type":"array","items":{"type":"string"}}}},"e2e_tests":{"type":"object","properties":{"critical_paths":{"type":"array","items":{"type":"string","minLength":1}}}}},"required":["unit_tests","integration_tests","e2e_tests"]},"deferred_tests_v1":{"type":"array","items":{"type":"string"}},"hitl_requirements":{"type":"object","properties":{"exploratory_testing_scope":{"type":"string"},"usability_acceptance_criteria":{"type":"string"}}},"run_id":{"type":"string","pattern":"^[a-z0-9-]{1,20}\\.[a-z0-9-]{1,24}\\.[a-z0-9-]{1,12}\\.[1-9][0-9]{0,3}$"}},"required":["$schema","test_pyramid_config","deferred_tests_v1","hitl_requirements"]};

function validate28(data, {instancePath="", parentData, parentDataProperty, rootData=data}={}){
/*# sourceURL="https://schemas.stellwerk.dev/test_plan.v1.0.0.json" */;
let vErrors = null;
let errors = 0;
if(data && typeof data == "object" && !Array.isArray(data)){
if(data.$schema === undefined){
const err0 = {instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: "$schema"},message:"must have required property '"+"$schema"+"'"};
if(vErrors === null){
vErrors = [err0];
}
else {
vErrors.push(err0);
}
errors++;
}
if(data.test_pyramid_config === undefined){
const err1 = {instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: "test_pyramid_config"},message:"must have required property '"+"test_pyramid_config"+"'"};
if(vErrors === null){
vErrors = [err1];
}
else {
vErrors.push(err1);
}
errors++;
}
if(data.deferred_tests_v1 === undefined){
const err2 = {instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: "deferred_tests_v1"},message:"must have required property '"+"deferred_tests_v1"+"'"};
if(vErrors === null){
vErrors = [err2];
}
else {
vErrors.push(err2);
}
errors++;
}
if(data.hitl_requirements === undefined){
const err3 = {instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: "hitl_requirements"},message:"must have required property '"+"hitl_requirements"+"'"};
if(vErrors === null){
vErrors = [err3];
}
else {
vErrors.push(err3);
}
errors++;
}
if(data.$schema !== undefined){
let data0 = data.$schema;
if(typeof data0 !== "string"){
const err4 = {instancePath:instancePath+"/$schema",schemaPath:"#/properties/%24schema/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err4];
}
else {
vErrors.push(err4);
}
errors++;
}
if("https://schemas.stellwerk.dev/test_plan.v1.0.0.json" !== data0){
const err5 = {instancePath:instancePath+"/$schema",schemaPath:"#/properties/%24schema/const",keyword:"const",params:{allowedValue: "https://schemas.stellwerk.dev/test_plan.v1.0.0.json"},message:"must be equal to constant"};
if(vErrors === null){
vErrors = [err5];
}
else {
vErrors.push(err5);
}
errors++;
}
}
if(data.test_pyramid_config !== undefined){
let data1 = data.test_pyramid_config;
if(data1 && typeof data1 == "object" && !Array.isArray(data1)){
if(data1.unit_tests === undefined){
const err6 = {instancePath:instancePath+"/test_pyramid_config",schemaPath:"#/properties/test_pyramid_config/required",keyword:"required",params:{missingProperty: "unit_tests"},message:"must have required property '"+"unit_tests"+"'"};
if(vErrors === null){
vErrors = [err6];
}
else {
vErrors.push(err6);
}
errors++;
}
if(data1.integration_tests === undefined){
const err7 = {instancePath:instancePath+"/test_pyramid_config",schemaPath:"#/properties/test_pyramid_config/required",keyword:"required",params:{missingProperty: "integration_tests"},message:"must have required property '"+"integration_tests"+"'"};
if(vErrors === null){
vErrors = [err7];
}
else {
vErrors.push(err7);
}
errors++;
}
if(data1.e2e_tests === undefined){
const err8 = {instancePath:instancePath+"/test_pyramid_config",schemaPath:"#/properties/test_pyramid_config/required",keyword:"required",params:{missingProperty: "e2e_tests"},message:"must have required property '"+"e2e_tests"+"'"};
if(vErrors === null){
vErrors = [err8];
}
else {
vErrors.push(err8);
}
errors++;
}
if(data1.unit_tests !== undefined){
let data2 = data1.unit_tests;
if(data2 && typeof data2 == "object" && !Array.isArray(data2)){
if(data2.coverage_target !== undefined){
let data3 = data2.coverage_target;
if((typeof data3 == "number") && (isFinite(data3))){
if(data3 > 100 || isNaN(data3)){
const err9 = {instancePath:instancePath+"/test_pyramid_config/unit_tests/coverage_target",schemaPath:"#/properties/test_pyramid_config/properties/unit_tests/properties/coverage_target/maximum",keyword:"maximum",params:{comparison: "<=", limit: 100},message:"must be <= 100"};
if(vErrors === null){
vErrors = [err9];
}
else {
vErrors.push(err9);
}
errors++;
}
if(data3 < 0 || isNaN(data3)){
const err10 = {instancePath:instancePath+"/test_pyramid_config/unit_tests/coverage_target",schemaPath:"#/properties/test_pyramid_config/properties/unit_tests/properties/coverage_target/minimum",keyword:"minimum",params:{comparison: ">=", limit: 0},message:"must be >= 0"};
if(vErrors === null){
vErrors = [err10];
}
else {
vErrors.push(err10);
}
errors++;
}
}
else {
const err11 = {instancePath:instancePath+"/test_pyramid_config/unit_tests/coverage_target",schemaPath:"#/properties/test_pyramid_config/properties/unit_tests/properties/coverage_target/type",keyword:"type",params:{type: "number"},message:"must be number"};
if(vErrors === null){
vErrors = [err11];
}
else {
vErrors.push(err11);
}
errors++;
}
}
if(data2.focus !== undefined){
let data4 = data2.focus;
if(Array.isArray(data4)){
const len0 = data4.length;
for(let i0=0; i0<len0; i0++){
if(typeof data4[i0] !== "string"){
const err12 = {instancePath:instancePath+"/test_pyramid_config/unit_tests/focus/" + i0,schemaPath:"#/properties/test_pyramid_config/properties/unit_tests/properties/focus/items/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err12];
}
else {
vErrors.push(err12);
}
errors++;
}
}
}
else {
const err13 = {instancePath:instancePath+"/test_pyramid_config/unit_tests/focus",schemaPath:"#/properties/test_pyramid_config/properties/unit_tests/properties/focus/type",keyword:"type",params:{type: "array"},message:"must be array"};
if(vErrors === null){
vErrors = [err13];
}
else {
vErrors.push(err13);
}
errors++;
}
}
}
else {
const err14 = {instancePath:instancePath+"/test_pyramid_config/unit_tests",schemaPath:"#/properties/test_pyramid_config/properties/unit_tests/type",keyword:"type",params:{type: "object"},message:"must be object"};
if(vErrors === null){
vErrors = [err14];
}
else {
vErrors.push(err14);
}
errors++;
}
}
if(data1.integration_tests !== undefined){
let data6 = data1.integration_tests;
if(data6 && typeof data6 == "object" && !Array.isArray(data6)){
if(data6.db_seed_script !== undefined){
if(typeof data6.db_seed_script !== "string"){
const err15 = {instancePath:instancePath+"/test_pyramid_config/integration_tests/db_seed_script",schemaPath:"#/properties/test_pyramid_config/properties/integration_tests/properties/db_seed_script/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err15];
}
else {
vErrors.push(err15);
}
errors++;
}
}
if(data6.mock_server_config !== undefined){
if(typeof data6.mock_server_config !== "string"){
const err16 = {instancePath:instancePath+"/test_pyramid_config/integration_tests/mock_server_config",schemaPath:"#/properties/test_pyramid_config/properties/integration_tests/properties/mock_server_config/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err16];
}
else {
vErrors.push(err16);
}
errors++;
}
}
if(data6.focus !== undefined){
let data9 = data6.focus;
if(Array.isArray(data9)){
const len1 = data9.length;
for(let i1=0; i1<len1; i1++){
if(typeof data9[i1] !== "string"){
const err17 = {instancePath:instancePath+"/test_pyramid_config/integration_tests/focus/" + i1,schemaPath:"#/properties/test_pyramid_config/properties/integration_tests/properties/focus/items/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err17];
}
else {
vErrors.push(err17);
}
errors++;
}
}
}
else {
const err18 = {instancePath:instancePath+"/test_pyramid_config/integration_tests/focus",schemaPath:"#/properties/test_pyramid_config/properties/integration_tests/properties/focus/type",keyword:"type",params:{type: "array"},message:"must be array"};
if(vErrors === null){
vErrors = [err18];
}
else {
vErrors.push(err18);
}
errors++;
}
}
}
else {
const err19 = {instancePath:instancePath+"/test_pyramid_config/integration_tests",schemaPath:"#/properties/test_pyramid_config/properties/integration_tests/type",keyword:"type",params:{type: "object"},message:"must be object"};
if(vErrors === null){
vErrors = [err19];
}
else {
vErrors.push(err19);
}
errors++;
}
}
if(data1.e2e_tests !== undefined){
let data11 = data1.e2e_tests;
if(data11 && typeof data11 == "object" && !Array.isArray(data11)){
if(data11.critical_paths !== undefined){
let data12 = data11.critical_paths;
if(Array.isArray(data12)){
const len2 = data12.length;
for(let i2=0; i2<len2; i2++){
let data13 = data12[i2];
if(typeof data13 === "string"){
if(func2(data13) < 1){
const err20 = {instancePath:instancePath+"/test_pyramid_config/e2e_tests/critical_paths/" + i2,schemaPath:"#/properties/test_pyramid_config/properties/e2e_tests/properties/critical_paths/items/minLength",keyword:"minLength",params:{limit: 1},message:"must NOT have fewer than 1 characters"};
if(vErrors === null){
vErrors = [err20];
}
else {
vErrors.push(err20);
}
errors++;
}
}
else {
const err21 = {instancePath:instancePath+"/test_pyramid_config/e2e_tests/critical_paths/" + i2,schemaPath:"#/properties/test_pyramid_config/properties/e2e_tests/properties/critical_paths/items/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err21];
}
else {
vErrors.push(err21);
}
errors++;
}
}
}
else {
const err22 = {instancePath:instancePath+"/test_pyramid_config/e2e_tests/critical_paths",schemaPath:"#/properties/test_pyramid_config/properties/e2e_tests/properties/critical_paths/type",keyword:"type",params:{type: "array"},message:"must be array"};
if(vErrors === null){
vErrors = [err22];
}
else {
vErrors.push(err22);
}
errors++;
}
}
}
else {
const err23 = {instancePath:instancePath+"/test_pyramid_config/e2e_tests",schemaPath:"#/properties/test_pyramid_config/properties/e2e_tests/type",keyword:"type",params:{type: "object"},message:"must be object"};
if(vErrors === null){
vErrors = [err23];
}
else {
vErrors.push(err23);
}
errors++;
}
}
}
else {
const err24 = {instancePath:instancePath+"/test_pyramid_config",schemaPath:"#/properties/test_pyramid_config/type",keyword:"type",params:{type: "object"},message:"must be object"};
if(vErrors === null){
vErrors = [err24];
}
else {
vErrors.push(err24);
}
errors++;
}
}
if(data.deferred_tests_v1 !== undefined){
let data14 = data.deferred_tests_v1;
if(Array.isArray(data14)){
const len3 = data14.length;
for(let i3=0; i3<len3; i3++){
if(typeof data14[i3] !== "string"){
const err25 = {instancePath:instancePath+"/deferred_tests_v1/" + i3,schemaPath:"#/properties/deferred_tests_v1/items/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err25];
}
else {
vErrors.push(err25);
}
errors++;
}
}
}
else {
const err26 = {instancePath:instancePath+"/deferred_tests_v1",schemaPath:"#/properties/deferred_tests_v1/type",keyword:"type",params:{type: "array"},message:"must be array"};
if(vErrors === null){
vErrors = [err26];
}
else {
vErrors.push(err26);
}
errors++;
}
}
if(data.hitl_requirements !== undefined){
let data16 = data.hitl_requirements;
if(data16 && typeof data16 == "object" && !Array.isArray(data16)){
if(data16.exploratory_testing_scope !== undefined){
if(typeof data16.exploratory_testing_scope !== "string"){
const err27 = {instancePath:instancePath+"/hitl_requirements/exploratory_testing_scope",schemaPath:"#/properties/hitl_requirements/properties/exploratory_testing_scope/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err27];
}
else {
vErrors.push(err27);
}
errors++;
}
}
if(data16.usability_acceptance_criteria !== undefined){
if(typeof data16.usability_acceptance_criteria !== "string"){
const err28 = {instancePath:instancePath+"/hitl_requirements/usability_acceptance_criteria",schemaPath:"#/properties/hitl_requirements/properties/usability_acceptance_criteria/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err28];
}
else {
vErrors.push(err28);
}
errors++;
}
}
}
else {
const err29 = {instancePath:instancePath+"/hitl_requirements",schemaPath:"#/properties/hitl_requirements/type",keyword:"type",params:{type: "object"},message:"must be object"};
if(vErrors === null){
vErrors = [err29];
}
else {
vErrors.push(err29);
}
errors++;
}
}
if(data.run_id !== undefined){
let data19 = data.run_id;
if(typeof data19 === "string"){
if(!pattern3.test(data19)){
const err30 = {instancePath:instancePath+"/run_id",schemaPath:"#/properties/run_id/pattern",keyword:"pattern",params:{pattern: "^[a-z0-9-]{1,20}\\.[a-z0-9-]{1,24}\\.[a-z0-9-]{1,12}\\.[1-9][0-9]{0,3}$"},message:"must match pattern \""+"^[a-z0-9-]{1,20}\\.[a-z0-9-]{1,24}\\.[a-z0-9-]{1,12}\\.[1-9][0-9]{0,3}$"+"\""};
if(vErrors === null){
vErrors = [err30];
}
else {
vErrors.push(err30);
}
errors++;
}
}
else {
const err31 = {instancePath:instancePath+"/run_id",schemaPath:"#/properties/run_id/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err31];
}
else {
vErrors.push(err31);
}
errors++;
}
}
}
else {
const err32 = {instancePath,schemaPath:"#/type",keyword:"type",params:{type: "object"},message:"must be object"};
if(vErrors === null){
vErrors = [err32];
}
else {
vErrors.push(err32);
}
errors++;
}
validate28.errors = vErrors;
return errors === 0;
}

