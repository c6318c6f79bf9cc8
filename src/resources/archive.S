// The packed lexicon and models (pack.cc), inside the program.
    .section .rodata
    .global hearsay_archive_begin
    .global hearsay_archive_end
    .balign 64
hearsay_archive_begin:
    .incbin ARCHIVE
hearsay_archive_end:
    .byte 0
    .section .note.GNU-stack, "", @progbits
