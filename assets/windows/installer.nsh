; What the installer does besides copying files (electron-builder's hooks).

!define GERBANG_RUN "Software\Microsoft\Windows\CurrentVersion\Run"

; The kiosk starts with the desk's account, and its keeper with it.
!macro customInstall
  WriteRegStr HKLM "${GERBANG_RUN}" "Gerbang" '"$INSTDIR\${APP_EXECUTABLE_FILENAME}" --keep'
!macroend

; An upgrade runs the old uninstaller too: it must neither ask nor take anything.
!macro customUnInstall
  ${ifNot} ${isUpdated}
    DeleteRegValue HKLM "${GERBANG_RUN}" "Gerbang"
    ; A one-click uninstaller is silent by itself from here on (electron-builder's un.onInit): whether a person sits
    ; there is in its command line. A script (/S) is not asked, and the log is never deleted by its mistake.
    ClearErrors
    ${GetParameters} $R0
    ${GetOptions} $R0 "/S" $R1
    ${if} ${Errors}
      MessageBox MB_YESNO|MB_ICONEXCLAMATION|MB_DEFBUTTON2 "Hapus juga catatan kunjungan, pengaturan, dan kunci kios di akun ini?$\r$\n(Delete this account's visit log, settings and key as well?)$\r$\n$\r$\nTidak dapat dibatalkan. / This cannot be undone." IDNO keepGerbangData
      SetShellVarContext current
      RMDir /r "$APPDATA\gerbang"
      SetShellVarContext all
      keepGerbangData:
    ${endIf}
  ${endIf}
!macroend
