"""FHIR R4: plain JSON, no library, read back without loss.

Only codes that were confirmed are used (docs/data.md): LOINC for pain, duration and
activity, UCUM for units, the Physical Activity guide's temporary codes. Everything else
has a code of formcoach's own. What a squat reaches is no active range of motion of the
knee in LOINC's sense, so it does not get that code either. SNOMED CT needs a national
licence and is left out.
"""
