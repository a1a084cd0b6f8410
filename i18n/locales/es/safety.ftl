safety-mark-impostor = no es quien verificaste como { $name }
safety-mark-renamed = nombre verificado: { $name }
safety-mark-other-key = otra clave que antes

safety-impostor = Esta persona no es quien verificaste como { $name }: usa el nombre con otra clave ({ $key }). La clave que verificaste es { $verified }.
safety-renamed = Verificaste a esta persona como { $name }.
safety-other-key = Ya habías encontrado a { $name }, con otra clave. Puede que sea otra persona: compara el código de seguridad.
safety-shared = Otra persona aquí también se llama { $name }. Las letras junto al nombre permiten distinguirlas.

safety-match = Coincide: nadie se interpone entre tú y { $name }. La identidad de { $name } queda marcada como verificada.
safety-sees-another-me = No coincide. { $name } muestra este código a una clave distinta de la tuya: a otra persona, o a alguien que se interpone. Pide a { $name } que abra tu nombre y escanea de nuevo.
safety-another-person = No coincide. Este código es de una clave distinta de la que aquí se llama { $name }. Si lo escaneaste de la pantalla de { $name }, otra persona usa aquí ese nombre.
safety-of-others = No coincide. Este es un código entre otras dos claves. Pide a { $name } que abra tu nombre y escanea ese código.
safety-own = Este es el código de tu propia pantalla. Escanea el que tiene { $name }.
safety-no-code = Este código QR no es un código de seguridad.
